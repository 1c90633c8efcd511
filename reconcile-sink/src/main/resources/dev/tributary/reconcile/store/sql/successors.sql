SELECT @include(entry_columns.sql)
FROM unnest(?::text[], ?::text[]) AS k (source, id)
CROSS JOIN LATERAL (
    SELECT * FROM tributary.entry x
    WHERE x.source = k.source AND x.pending_id = k.id AND x.pending_id IS NOT NULL OFFSET 0) e
WHERE e.kind IS NOT NULL
