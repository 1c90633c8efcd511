SELECT n.block, b.entries
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT count(*) AS entries FROM tributary.entry_block x WHERE x.block = n.block) b
WHERE b.entries > ?
