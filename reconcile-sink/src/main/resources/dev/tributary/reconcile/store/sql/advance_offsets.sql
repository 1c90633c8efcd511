UPDATE tributary.sink_offset AS o SET next_offset = r.next_offset, updated_at = now()
FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[])
    AS r (topic, partition, next_offset, owner_epoch, before)
WHERE o.connector = ? AND o.topic = r.topic AND o.partition = r.partition
    AND o.owner_epoch = r.owner_epoch AND o.next_offset = r.before
