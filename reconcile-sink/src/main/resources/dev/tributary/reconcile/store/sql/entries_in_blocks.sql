SELECT @include(entry_columns.sql)
FROM (
    SELECT DISTINCT b.source, b.id
    FROM unnest(?::bigint[]) AS n (block)
    CROSS JOIN LATERAL (
        SELECT x.source, x.id FROM tributary.entry_block x WHERE x.block = n.block OFFSET 0) b
    OFFSET 0) k
CROSS JOIN LATERAL (
    SELECT * FROM tributary.entry x WHERE x.source = k.source AND x.id = k.id LIMIT 1) e
WHERE e.kind IS NOT NULL
