UPDATE tributary.sink_offset AS o SET next_offset = r.next_offset, updated_at = now(),
    last_time = substr(sha256(k.key || convert_to(r.last_time, 'UTF8')), 1, 16),
    last_key = substr(sha256(k.key || convert_to(r.last_key, 'UTF8')), 1, 16),
    read_by = substr(sha256(k.key || convert_to(r.read_by, 'UTF8')), 1, 16)
FROM unnest(?::text[], ?::integer[], ?::bigint[], ?::bigint[], ?::bigint[],
        ?::text[], ?::text[], ?::text[])
    AS r (topic, partition, next_offset, owner_epoch, before, last_time, last_key, read_by)
LEFT JOIN tributary.fingerprint_key k ON true
WHERE o.connector = ? AND o.topic = r.topic AND o.partition = r.partition
    AND o.owner_epoch = r.owner_epoch AND o.next_offset = r.before
