-- Who stands in each block, a number with a kind, and is not removed; of many some.
SELECT n.block, b.source, b.id
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT x.source, x.id
    FROM tributary.entry_block x
    CROSS JOIN LATERAL (
        SELECT y.state FROM tributary.entry y WHERE y.source = x.source AND y.id = x.id LIMIT 1) e
    WHERE x.block = n.block & -32768 AND (x.kinds & (n.block & 32767)::integer) <> 0
        AND e.state <> 'REMOVED'
    LIMIT ?) b
