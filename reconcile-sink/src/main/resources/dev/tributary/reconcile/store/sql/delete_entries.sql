-- Marks entries as removed, unless a newer version is there; what they were stays, so that who
-- stood beside them is found. One that never came is remembered, in case an older version comes.
WITH written AS (
INSERT INTO tributary.entry AS e (
    source, id, state, version, origin_topic, origin_partition, origin_offset)
SELECT r.source, r.id, 'REMOVED', r.version, r.origin_topic, r.origin_partition, r.origin_offset
FROM unnest(?::text[], ?::text[], ?::bigint[], ?::text[], ?::integer[], ?::bigint[])
    AS r (source, id, version, origin_topic, origin_partition, origin_offset)
ON CONFLICT (source, id) DO UPDATE SET
    state = 'REMOVED', version = excluded.version, origin_topic = excluded.origin_topic,
    origin_partition = excluded.origin_partition, origin_offset = excluded.origin_offset,
    prior_scopes = e.scopes, prior_blocks = e.blocks, prior_pending = e.pending_id,
    updated_at = now()
WHERE (e.version, e.origin_topic, e.origin_partition, e.origin_offset)
        < (excluded.version, excluded.origin_topic, excluded.origin_partition,
           excluded.origin_offset)
    AND (e.version < excluded.version OR e.state <> 'REMOVED')
RETURNING e.source, e.id, e.scopes, e.prior_scopes, e.blocks, e.prior_blocks, e.pending_id,
    e.prior_pending
)@include(placed.sql)
