-- What waits to be told, the oldest first.
SELECT o.seq, o.type, o.key, o.payload::text AS payload
FROM tributary.outbox o ORDER BY o.seq LIMIT ?
