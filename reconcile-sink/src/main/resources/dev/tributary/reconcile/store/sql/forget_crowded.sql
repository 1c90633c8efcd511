DELETE FROM tributary.crowded_block b USING unnest(?::bigint[]) AS n (block)
WHERE b.block = n.block
