-- What waits to be told, the oldest first; a match that would be too large without its members,
-- which stay in tributary.match_members.
SELECT o.seq, o.type, o.key,
    CASE WHEN o.payload -> 'members' IS NOT NULL AND octet_length(o.payload::text) > ?
        THEN ((o.payload - 'members') || '{"members_left_out": true}')::text
        ELSE o.payload::text
    END AS payload
FROM tributary.outbox o ORDER BY o.seq LIMIT ?
