-- Partitions that have another record where the last one was that was written. Of a partition that
-- is not where its owner believes it to be nothing can be said.
SELECT o.topic, o.partition, o.next_offset, o.owner_epoch, o.last_time IS NOT NULL AS marked
FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[])
    AS r (topic, partition, next_offset, owner_epoch, last_time, last_key, read_by)
CROSS JOIN tributary.fingerprint_key k
JOIN tributary.sink_offset o
    ON o.connector = ? AND o.topic = r.topic AND o.partition = r.partition
    AND o.owner_epoch = r.owner_epoch AND o.next_offset = r.next_offset
WHERE o.last_time <> substr(sha256(k.key || convert_to(r.last_time, 'UTF8')), 1, 16)
    OR (o.last_key <> substr(sha256(k.key || convert_to(r.last_key, 'UTF8')), 1, 16)
        AND o.read_by = substr(sha256(k.key || convert_to(r.read_by, 'UTF8')), 1, 16))
