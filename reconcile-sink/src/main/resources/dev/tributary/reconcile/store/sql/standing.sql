-- Who stands in each block, of a large one some; and a row without anybody for each block that was
-- noted as crowded.
SELECT n.block, b.source, b.id
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT x.source, x.id FROM tributary.entry_block x WHERE x.block = n.block LIMIT ?) b
UNION ALL
SELECT n.block, NULL, NULL
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT FROM tributary.crowded_block x WHERE x.block = n.block LIMIT 1) c
