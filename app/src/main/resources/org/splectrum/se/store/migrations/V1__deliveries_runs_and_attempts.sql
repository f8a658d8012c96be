-- Deliveries that were acknowledged to GitHub. Their ids stay for good; the bodies go once they are dealt with.
CREATE TABLE deliveries (
  sequence    INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  event       TEXT NOT NULL,
  received_at TEXT NOT NULL,
  body        TEXT NOT NULL,
  waiting     INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX deliveries_waiting ON deliveries (sequence) WHERE waiting = 1;

-- Runs as of their last event, in the order they were asked for.
CREATE TABLE runs (
  sequence INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  request  TEXT NOT NULL UNIQUE,
  lane     TEXT NOT NULL,
  state    TEXT NOT NULL,
  version  INTEGER NOT NULL,
  snapshot TEXT NOT NULL
) STRICT;

CREATE INDEX runs_in_lanes ON runs (sequence) WHERE state IN ('QUEUED', 'RUNNING');

CREATE TABLE run_events (
  run     TEXT NOT NULL,
  version INTEGER NOT NULL,
  at      TEXT NOT NULL,
  event   TEXT NOT NULL,
  PRIMARY KEY (run, version)
) STRICT, WITHOUT ROWID;

-- Effects that are still to be performed, oldest first; version is that of the run which asked last.
CREATE TABLE effects (
  sequence INTEGER PRIMARY KEY,
  key      TEXT NOT NULL UNIQUE,
  run      TEXT NOT NULL,
  version  INTEGER NOT NULL,
  effect   TEXT NOT NULL
) STRICT;

CREATE TABLE attempt_messages (
  run      TEXT NOT NULL,
  step     TEXT NOT NULL,
  attempt  INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  message  TEXT NOT NULL,
  PRIMARY KEY (run, step, attempt, sequence)
) STRICT, WITHOUT ROWID;

CREATE TABLE usage (
  run                TEXT NOT NULL,
  step               TEXT NOT NULL,
  attempt            INTEGER NOT NULL,
  input_tokens       INTEGER NOT NULL,
  output_tokens      INTEGER NOT NULL,
  cache_read_tokens  INTEGER NOT NULL,
  cache_write_tokens INTEGER NOT NULL,
  micro_usd          INTEGER NOT NULL,
  PRIMARY KEY (run, step, attempt)
) STRICT, WITHOUT ROWID;
