SELECT @include(entry_columns.sql)
FROM (SELECT DISTINCT b.source, b.id FROM tributary.entry_block b WHERE b.block = ANY (?)) k
JOIN tributary.entry e ON e.source = k.source AND e.id = k.id
WHERE e.kind IS NOT NULL
