SELECT o.topic, o.partition, o.next_offset, o.owner_epoch, o.last_time IS NOT NULL AS marked
FROM unnest(?::text[], ?::integer[]) AS r (topic, partition)
JOIN tributary.sink_offset o
    ON o.connector = ? AND o.topic = r.topic AND o.partition = r.partition
