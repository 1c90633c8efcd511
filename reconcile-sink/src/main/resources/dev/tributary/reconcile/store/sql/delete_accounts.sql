UPDATE tributary.account AS a SET
    status = 'removed', version = r.version, origin_topic = r.origin_topic,
    origin_partition = r.origin_partition, origin_offset = r.origin_offset, updated_at = now()
FROM unnest(?::text[], ?::bigint[], ?::text[], ?::integer[], ?::bigint[])
    AS r (account, version, origin_topic, origin_partition, origin_offset)
WHERE a.account = r.account
    AND (a.version, a.origin_topic, a.origin_partition, a.origin_offset)
        < (r.version, r.origin_topic, r.origin_partition, r.origin_offset)
