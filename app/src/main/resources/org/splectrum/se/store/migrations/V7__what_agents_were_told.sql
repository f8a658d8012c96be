-- What each agent was told, what that was made of, and what was left out. Never changed; goes with its run.
CREATE TABLE briefings (
  sequence INTEGER PRIMARY KEY,
  run      TEXT NOT NULL,
  step     TEXT NOT NULL,
  attempt  INTEGER NOT NULL,
  sha256   TEXT NOT NULL,
  prompt   TEXT NOT NULL,
  source   TEXT NOT NULL,
  withheld TEXT NOT NULL,
  UNIQUE (run, step, attempt, sha256)
) STRICT;
