-- Bodies are bytes that say by their first one how they are to be read (PackedBody); what was text before is plain, P.
-- waiting: 1 until it is dealt with, 0 then, and 2 where the body cannot be read, which leaves the delivery to be sent anew.
CREATE TABLE packed_deliveries (
  sequence    INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  event       TEXT NOT NULL,
  received_at TEXT NOT NULL,
  body        BLOB NOT NULL,
  waiting     INTEGER NOT NULL DEFAULT 1
) STRICT;

INSERT INTO packed_deliveries (sequence, id, event, received_at, body, waiting)
SELECT sequence, id, event, received_at, CASE waiting WHEN 1 THEN CAST('P' || body AS BLOB) ELSE x'' END, waiting
FROM deliveries
ORDER BY sequence;

DROP TABLE deliveries;

ALTER TABLE packed_deliveries RENAME TO deliveries;

CREATE INDEX deliveries_waiting ON deliveries (sequence) WHERE waiting = 1;
