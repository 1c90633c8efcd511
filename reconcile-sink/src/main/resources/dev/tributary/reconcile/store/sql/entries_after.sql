-- A page of all entries, in the order of their keys.
SELECT @include(entry_columns.sql)
FROM tributary.entry e
WHERE (e.source, e.id) > (?, ?) AND e.kind IS NOT NULL
ORDER BY e.source, e.id
LIMIT ?
