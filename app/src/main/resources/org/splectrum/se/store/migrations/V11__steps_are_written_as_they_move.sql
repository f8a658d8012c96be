-- An event writes what it changed: the steps that it moved. What a run was asked for stands in its first event.
CREATE TABLE run_steps (
  run      TEXT NOT NULL,
  at       INTEGER NOT NULL,
  progress TEXT NOT NULL,
  PRIMARY KEY (run, at)
) STRICT, WITHOUT ROWID;

INSERT INTO run_steps (run, at, progress)
SELECT runs.id, step.key, step.value FROM runs, json_each(runs.snapshot, '$.steps') AS step;

UPDATE runs SET snapshot = json_remove(snapshot, '$.steps', '$.request');

-- The column was brought to each newer form; the event stands as it was first written.
UPDATE run_events SET event = json_set(event, '$.request', json((SELECT asked FROM runs WHERE id = run)))
WHERE version = 1 AND run IN (SELECT id FROM runs);

ALTER TABLE runs DROP COLUMN asked;
