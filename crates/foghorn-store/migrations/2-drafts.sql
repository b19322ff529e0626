-- Messages that are being written: versions in the order in which they were saved. Not history, and never exported with
-- the log; what becomes of one (approved, sent) stands there by value.

-- `version` counts within a draft; `base` is the version that the text grew from (0: none), so that two who wrote at
-- once are seen. `json` is the app's own.
CREATE TABLE drafts (
  seq      INTEGER PRIMARY KEY,
  draft    TEXT    NOT NULL,
  stream   TEXT    NOT NULL,
  version  INTEGER NOT NULL CHECK (version > 0),
  base     INTEGER NOT NULL,
  saved_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  json     TEXT    NOT NULL,
  UNIQUE (draft, version)
) STRICT;
CREATE INDEX drafts_by_stream ON drafts (stream, draft);

CREATE TRIGGER drafts_never_change BEFORE UPDATE ON drafts
BEGIN SELECT RAISE(ABORT, 'a version of a draft never changes'); END;
