-- What stood in the place of hunks, by their sides. Counts for later runs only once it was pushed; times are seconds of the epoch.
CREATE TABLE precedents (
  sequence   INTEGER PRIMARY KEY,
  repository TEXT NOT NULL,
  sides      TEXT NOT NULL,
  run        TEXT NOT NULL,
  step       TEXT NOT NULL,
  origin     TEXT NOT NULL,
  text       TEXT NOT NULL,
  kept       INTEGER NOT NULL,
  pushed     INTEGER NOT NULL DEFAULT 0,
  UNIQUE (repository, sides, run, step)
) STRICT;

CREATE INDEX precedents_of_runs ON precedents (run);
CREATE INDEX precedents_of_origins ON precedents (origin);
