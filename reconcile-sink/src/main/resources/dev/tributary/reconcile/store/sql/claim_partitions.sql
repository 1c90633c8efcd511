-- Who takes a partition counts its epoch up: whoever had it can no longer write.
INSERT INTO tributary.sink_offset AS o (connector, topic, partition, next_offset, owner_epoch)
SELECT ?, r.topic, r.partition, 0, 1
FROM unnest(?::text[], ?::integer[]) AS r (topic, partition)
ON CONFLICT (connector, topic, partition) DO UPDATE SET owner_epoch = o.owner_epoch + 1
RETURNING topic, partition, next_offset, owner_epoch, last_time IS NOT NULL AS marked
