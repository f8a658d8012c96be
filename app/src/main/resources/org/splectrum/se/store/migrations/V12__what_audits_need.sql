-- Each event is linked to the one before it (Chain); empty in those of before.
ALTER TABLE run_events ADD COLUMN link TEXT NOT NULL DEFAULT '';

-- What an audit of a run needs and its events do not hold; the lines of a run are linked. Never changed.
CREATE TABLE trail (
  sequence INTEGER PRIMARY KEY,
  run      TEXT NOT NULL,
  step     TEXT NOT NULL,
  attempt  INTEGER NOT NULL,
  at       TEXT NOT NULL,
  fact     TEXT NOT NULL,
  link     TEXT NOT NULL
) STRICT;

CREATE INDEX trail_of_runs ON trail (run, sequence);

-- Who was told: AGENT, JUDGE or RESOLVER.
ALTER TABLE briefings ADD COLUMN listener TEXT NOT NULL DEFAULT 'AGENT';
