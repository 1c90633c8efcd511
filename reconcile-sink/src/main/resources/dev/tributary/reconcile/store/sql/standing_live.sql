-- Who stands in each block and is not removed; of a large one some.
SELECT n.block, b.source, b.id
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT x.source, x.id
    FROM tributary.entry_block x
    CROSS JOIN LATERAL (
        SELECT y.state FROM tributary.entry y WHERE y.source = x.source AND y.id = x.id LIMIT 1) e
    WHERE x.block = n.block AND e.state <> 'REMOVED'
    LIMIT ?) b
