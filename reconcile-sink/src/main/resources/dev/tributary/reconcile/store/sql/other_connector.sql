-- A connector that has placed entries by other groups or rules.
SELECT substr(s.name, length(p.prefix) + 1)
FROM tributary.setting s CROSS JOIN (VALUES (?)) AS p (prefix)
WHERE starts_with(s.name, p.prefix) AND s.name <> ? AND s.value <> ?
ORDER BY s.name LIMIT 1
