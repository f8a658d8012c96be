-- When a run was asked for, in milliseconds since 1970, and by whose installation: so many may be asked for in a time.
ALTER TABLE runs ADD COLUMN asked_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN installation INTEGER NOT NULL DEFAULT 0;

UPDATE runs SET (asked_at, installation) = (
  SELECT coalesce(CAST(strftime('%s', at) AS INTEGER) * 1000, 0),
    coalesce(json_extract(event, '$.request.origin.place.installation'), 0)
  FROM run_events WHERE run = runs.id AND version = 1)
WHERE id IN (SELECT run FROM run_events WHERE version = 1);

CREATE INDEX runs_of_people ON runs (person, sequence);
CREATE INDEX runs_of_installations ON runs (installation, sequence);
