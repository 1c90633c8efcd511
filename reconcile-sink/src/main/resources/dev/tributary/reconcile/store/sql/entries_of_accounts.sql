SELECT @include(entry_columns.sql)
FROM tributary.entry e
WHERE e.account = ANY (?) AND e.kind IS NOT NULL AND (e.source, e.id) > (?, ?)
ORDER BY e.source, e.id
LIMIT ?
