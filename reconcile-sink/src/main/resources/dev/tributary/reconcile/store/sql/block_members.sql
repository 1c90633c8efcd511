SELECT n.block, b.source, b.id
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT x.source, x.id FROM tributary.entry_block x WHERE x.block = n.block OFFSET 0) b
