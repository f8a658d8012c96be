-- What a run was asked for never changes and is most of it: it is written once, and the snapshot holds the rest.
ALTER TABLE runs ADD COLUMN asked TEXT NOT NULL DEFAULT '{}';

UPDATE runs SET asked = json_extract(snapshot, '$.request');
