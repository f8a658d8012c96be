-- What each run spent on each day of UTC, so that limits of a day can be held.
CREATE TABLE spendings (
  day       TEXT NOT NULL,
  run       TEXT NOT NULL,
  micro_usd INTEGER NOT NULL,
  PRIMARY KEY (day, run)
) STRICT, WITHOUT ROWID;

-- Who asked for a run, in lower case; empty for runs of before.
ALTER TABLE runs ADD COLUMN person TEXT NOT NULL DEFAULT '';

-- How often the gateway refused what.
CREATE TABLE refusals (
  run     TEXT NOT NULL,
  step    TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  what    TEXT NOT NULL,
  times   INTEGER NOT NULL,
  PRIMARY KEY (run, step, attempt, what)
) STRICT, WITHOUT ROWID;
