-- Who stands at each number, of many some; and a row without anybody for each block of it that was
-- noted as crowded.
SELECT n.block, b.kinds, b.source, b.id
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT x.kinds, x.source, x.id FROM tributary.entry_block x
    WHERE x.block = n.block LIMIT ?) b
UNION ALL
SELECT c.block, NULL, NULL, NULL
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT x.block FROM tributary.crowded_block x
    WHERE x.block > n.block AND x.block <= (n.block | 32767) OFFSET 0) c
