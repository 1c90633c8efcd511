-- One who stands in each block, a number with a kind.
SELECT DISTINCT b.source, b.id
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT x.source, x.id FROM tributary.entry_block x
    WHERE x.block = n.block & -32768 AND (x.kinds & (n.block & 32767)::integer) <> 0
    LIMIT 1) b
