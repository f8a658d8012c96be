-- The schedules of workflows, and until when what was due has been seen to.
CREATE TABLE schedules (
  repository   TEXT NOT NULL,
  workflow     TEXT NOT NULL,
  installation INTEGER NOT NULL,
  schedule     TEXT NOT NULL,
  seen         TEXT NOT NULL,
  PRIMARY KEY (repository, workflow)
) STRICT, WITHOUT ROWID;
