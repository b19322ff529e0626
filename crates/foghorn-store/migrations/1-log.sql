-- The log, what the app projects from it, and who this folder is.

-- 'Fogh': a file of another program is refused, not migrated.
PRAGMA application_id = 0x466f6768;

-- Streams and replicas are long texts that stand in every header: kept once, and by a small number from there on.
CREATE TABLE streams (
  key INTEGER PRIMARY KEY,
  id  TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE replicas (
  key INTEGER PRIMARY KEY,
  id  TEXT    NOT NULL UNIQUE
) STRICT;

-- `seq` is the local arrival number. An id determines its stream, replica and n, so the one index on those four keeps
-- ids unique; unlike an index on the random id alone it grows where the last entry stands, which is what lets an import
-- of a million entries run at full speed. It also shows forks side by side.
CREATE TABLE headers (
  seq         INTEGER PRIMARY KEY,
  id          BLOB    NOT NULL CHECK (length(id) = 32),
  stream      INTEGER NOT NULL REFERENCES streams (key),
  replica     INTEGER NOT NULL REFERENCES replicas (key),
  n           INTEGER NOT NULL CHECK (n > 0),
  prev        BLOB    NOT NULL CHECK (length(prev) = 32),
  act         TEXT    NOT NULL,
  hlc         INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL, -- milliseconds since 1970, UTC
  happened_at INTEGER NOT NULL, -- seconds since 1970, UTC
  written_by  TEXT    NOT NULL,
  kind        TEXT    NOT NULL,
  version     INTEGER NOT NULL,
  body_hash   BLOB    NOT NULL CHECK (length(body_hash) = 32),
  UNIQUE (stream, replica, n, id)
) STRICT;

CREATE TABLE bodies (
  seq  INTEGER PRIMARY KEY REFERENCES headers (seq),
  salt TEXT    NOT NULL,
  json TEXT    NOT NULL
) STRICT;

-- Bodies that were removed for good. `everywhere` becomes 1 once snapshots, segments and search have forgotten them too.
CREATE TABLE expunged (
  id         BLOB    PRIMARY KEY CHECK (length(id) = 32),
  stream     TEXT    NOT NULL,
  seq        INTEGER,
  everywhere INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- Who writes here. One row; a copy (snapshot, backup) has none, so that whoever opens it becomes a new replica.
-- `spare` takes over where another log turns out to use our own name. `snapshot_seq` and `segment_seq`: how far
-- snapshots and segments reach.
CREATE TABLE identity (
  one          INTEGER PRIMARY KEY CHECK (one = 1),
  replica      TEXT    NOT NULL,
  spare        TEXT    NOT NULL,
  machine      TEXT    NOT NULL,
  inode        TEXT    NOT NULL,
  snapshot_seq INTEGER NOT NULL DEFAULT 0,
  segment_seq  INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Settings and shown notifications: of this folder only, never exported.
CREATE TABLE local (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What stands written down about a stream. `highest_hlc` and `last_seq` spare an act the look through all its entries.
-- The rest is projected by the app, and NULL until it has done so. All in one row: an act then changes one page for it,
-- and pages are what a commit costs. Most acts leave the indexed columns alone; lists are read from the indexes.
CREATE TABLE heads (
  stream      INTEGER PRIMARY KEY REFERENCES streams (key),
  highest_hlc INTEGER NOT NULL DEFAULT 0,
  last_seq    INTEGER NOT NULL DEFAULT 0,
  reference   TEXT COLLATE NOCASE,
  number      INTEGER,
  kind        TEXT,
  title       TEXT,
  severity    TEXT,
  status      TEXT,
  started_at  INTEGER,
  declared_at INTEGER,
  resolved_at INTEGER,
  updated_at  INTEGER,
  updates     INTEGER,
  open        INTEGER,
  live        INTEGER,
  up_to_seq   INTEGER,
  sought      TEXT, -- reference and title in small letters, each word after a space
  has_dues    INTEGER,
  dues        TEXT, -- a JSON list: stakeholder, due_at, set_at, and the app's own JSON text
  card        TEXT
) STRICT;
CREATE INDEX heads_by_reference ON heads (reference);
CREATE INDEX heads_by_number ON heads (number);
CREATE INDEX heads_in_archive ON heads (declared_at, stream, status, severity, kind, sought)
  WHERE declared_at IS NOT NULL;
CREATE INDEX heads_on_board ON heads (stream) WHERE open = 1 OR live = 1;
CREATE INDEX heads_with_dues ON heads (stream) WHERE has_dues = 1;

-- The log is append-only. INSERT OR REPLACE deletes without firing delete triggers, hence the checks before inserting.
CREATE TRIGGER headers_never_change BEFORE UPDATE ON headers
BEGIN SELECT RAISE(ABORT, 'a header never changes'); END;

CREATE TRIGGER headers_stay BEFORE DELETE ON headers
BEGIN SELECT RAISE(ABORT, 'a header is never deleted'); END;

CREATE TRIGGER headers_are_not_replaced BEFORE INSERT ON headers
WHEN EXISTS (SELECT 1 FROM headers WHERE seq = NEW.seq)
  OR EXISTS (SELECT 1 FROM headers WHERE stream = NEW.stream AND replica = NEW.replica AND n = NEW.n AND id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a header is never replaced'); END;

CREATE TRIGGER headers_own_count BEFORE INSERT ON headers
WHEN NEW.replica = (SELECT replicas.key FROM identity JOIN replicas ON replicas.id = identity.replica)
BEGIN
  SELECT RAISE(ABORT, 'own entries count 1, 2, 3 and name the one before')
  WHERE NEW.n <> 1 + coalesce(
      (SELECT max(n) FROM headers WHERE stream = NEW.stream AND replica = NEW.replica), 0)
    OR NEW.prev <> coalesce(
      (SELECT id FROM headers WHERE stream = NEW.stream AND replica = NEW.replica AND n = NEW.n - 1), zeroblob(32));
END;

CREATE TRIGGER bodies_never_change BEFORE UPDATE ON bodies
BEGIN SELECT RAISE(ABORT, 'a body never changes'); END;

CREATE TRIGGER bodies_stay BEFORE DELETE ON bodies
WHEN NOT EXISTS (SELECT 1 FROM headers JOIN expunged ON expunged.id = headers.id WHERE headers.seq = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'a body is only deleted by expunging it'); END;

CREATE TRIGGER bodies_are_not_replaced BEFORE INSERT ON bodies
WHEN EXISTS (SELECT 1 FROM bodies WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'a body is never replaced'); END;

CREATE TRIGGER bodies_stay_expunged BEFORE INSERT ON bodies
WHEN EXISTS (SELECT 1 FROM headers JOIN expunged ON expunged.id = headers.id WHERE headers.seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'an expunged body never comes back'); END;

CREATE TRIGGER expunged_stay BEFORE DELETE ON expunged
BEGIN SELECT RAISE(ABORT, 'what was expunged stays expunged'); END;
