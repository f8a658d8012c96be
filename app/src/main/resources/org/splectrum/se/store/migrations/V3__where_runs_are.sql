-- Where a run was asked for, so that those of an issue, a pull request or a repository are found, the latest first.
ALTER TABLE runs ADD COLUMN repository TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN number INTEGER NOT NULL DEFAULT 0;

UPDATE runs SET
  repository = json_extract(snapshot, '$.request.origin.place.repository.owner') || '/'
    || json_extract(snapshot, '$.request.origin.place.repository.name'),
  number = json_extract(snapshot, '$.request.origin.place.number');

CREATE INDEX runs_of_places ON runs (repository, number, sequence);
CREATE INDEX runs_of_repositories ON runs (repository, sequence);
CREATE INDEX runs_in_states ON runs (state, repository, sequence);
