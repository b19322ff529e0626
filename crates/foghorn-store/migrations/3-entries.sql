-- Header and body of an entry stand in one row. Two tables were two pages to write for each act, and two places to read
-- for each entry. The laws stay what they were: a header never changes, a body only goes by being expunged.

CREATE TABLE entries (
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
  -- The body; NULL where it was expunged, or never came.
  salt        TEXT,
  json        TEXT,
  CHECK ((salt IS NULL) = (json IS NULL)),
  UNIQUE (stream, replica, n, id)
) STRICT;

INSERT INTO entries
SELECT h.seq, h.id, h.stream, h.replica, h.n, h.prev, h.act, h.hlc, h.recorded_at, h.happened_at, h.written_by, h.kind,
  h.version, h.body_hash, b.salt, b.json
FROM headers h LEFT JOIN bodies b ON b.seq = h.seq ORDER BY h.seq;

DROP TABLE bodies;
DROP TABLE headers;

-- The key of the name under which this folder writes: asked for by every act.
ALTER TABLE identity ADD COLUMN own INTEGER REFERENCES replicas (key);
INSERT OR IGNORE INTO replicas (id) SELECT replica FROM identity;
UPDATE identity SET own = (SELECT key FROM replicas WHERE id = identity.replica);

-- INSERT OR REPLACE deletes without firing delete triggers, hence the look before inserting. One trigger for all that is
-- asked of a new row: each has its price in every act.
CREATE TRIGGER entries_are_added BEFORE INSERT ON entries
BEGIN
  SELECT RAISE(ABORT, 'a header is never replaced')
  WHERE EXISTS (SELECT 1 FROM entries WHERE seq = NEW.seq)
    OR EXISTS (
      SELECT 1 FROM entries WHERE stream = NEW.stream AND replica = NEW.replica AND n = NEW.n AND id = NEW.id);
  SELECT RAISE(ABORT, 'own entries count 1, 2, 3 and name the one before')
  WHERE NEW.replica = (SELECT own FROM identity)
    AND (NEW.n, NEW.prev) IS NOT (
      SELECT n + 1, id FROM entries WHERE stream = NEW.stream AND replica = NEW.replica ORDER BY n DESC LIMIT 1)
    AND (NEW.n <> 1 OR NEW.prev <> zeroblob(32)
      OR EXISTS (SELECT 1 FROM entries WHERE stream = NEW.stream AND replica = NEW.replica));
  SELECT RAISE(ABORT, 'an expunged body never comes back')
  WHERE NEW.json IS NOT NULL AND EXISTS (SELECT 1 FROM expunged WHERE id = NEW.id);
END;

-- Compared, not listed after OF: `rowid` is another name for `seq`.
CREATE TRIGGER headers_never_change BEFORE UPDATE ON entries
WHEN (NEW.seq, NEW.id, NEW.stream, NEW.replica, NEW.n, NEW.prev, NEW.act, NEW.hlc, NEW.recorded_at, NEW.happened_at,
    NEW.written_by, NEW.kind, NEW.version, NEW.body_hash)
  IS NOT (OLD.seq, OLD.id, OLD.stream, OLD.replica, OLD.n, OLD.prev, OLD.act, OLD.hlc, OLD.recorded_at, OLD.happened_at,
    OLD.written_by, OLD.kind, OLD.version, OLD.body_hash)
BEGIN SELECT RAISE(ABORT, 'a header never changes'); END;

CREATE TRIGGER headers_stay BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'a header is never deleted'); END;

CREATE TRIGGER bodies_never_change BEFORE UPDATE ON entries
WHEN OLD.json IS NOT NULL AND NEW.json IS NOT NULL AND (NEW.salt, NEW.json) IS NOT (OLD.salt, OLD.json)
BEGIN SELECT RAISE(ABORT, 'a body never changes'); END;

CREATE TRIGGER bodies_stay BEFORE UPDATE ON entries
WHEN OLD.json IS NOT NULL AND NEW.json IS NULL AND NOT EXISTS (SELECT 1 FROM expunged WHERE id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'a body is only deleted by expunging it'); END;

CREATE TRIGGER bodies_stay_expunged BEFORE UPDATE ON entries
WHEN OLD.json IS NULL AND NEW.json IS NOT NULL AND EXISTS (SELECT 1 FROM expunged WHERE id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'an expunged body never comes back'); END;
