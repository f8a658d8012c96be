-- How far the logs of runs had come from time to time: signed pages, each with the hash of the one before it, as they stand in the
-- ledger's file, too. Never changed.
CREATE TABLE ledger (
  number INTEGER PRIMARY KEY,
  line   TEXT NOT NULL
) STRICT;

-- How far the logs of each run had come when the ledger named it last.
CREATE TABLE ledger_heads (
  run    TEXT NOT NULL PRIMARY KEY,
  events INTEGER NOT NULL,
  trail  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
