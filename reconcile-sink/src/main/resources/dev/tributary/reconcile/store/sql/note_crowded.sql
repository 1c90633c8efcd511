-- Remembers blocks as crowded. Who stands there was matched as if they were not: all are due again.
WITH noted AS (
    INSERT INTO tributary.crowded_block (block) SELECT unnest(?::bigint[]) ON CONFLICT DO NOTHING
)
INSERT INTO tributary.dirty (scope, source, id)
SELECT DISTINCT ?, b.source, b.id
FROM unnest(?::bigint[]) AS n (block)
CROSS JOIN LATERAL (
    SELECT x.source, x.id FROM tributary.entry_block x
    WHERE x.block = n.block & -32768 AND (x.kinds & (n.block & 32767)::integer) <> 0 OFFSET 0) b
