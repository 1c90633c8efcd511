SELECT @include(entry_columns.sql)
FROM unnest(?::text[], ?::text[]) AS k (source, id)
JOIN tributary.entry e ON e.source = k.source AND e.pending_id = k.id
WHERE e.kind IS NOT NULL AND e.pending_id IS NOT NULL
