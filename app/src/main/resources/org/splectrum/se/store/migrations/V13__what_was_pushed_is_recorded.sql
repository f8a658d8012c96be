-- Signed records of what SE pushed: DSSE's envelopes. Never changed.
CREATE TABLE records (
  sequence INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  run      TEXT NOT NULL,
  head     TEXT NOT NULL,
  envelope TEXT NOT NULL
) STRICT;

CREATE TABLE recorded_commits (
  sha    TEXT NOT NULL,
  record TEXT NOT NULL,
  PRIMARY KEY (sha, record)
) STRICT, WITHOUT ROWID;
