-- Which accounts' statements changed; the statement is written when it is told.
INSERT INTO tributary.outbox (type, key, payload)
SELECT DISTINCT 'statement', e.account, '{}'::jsonb
FROM unnest(?::text[], ?::text[]) AS d (source, id)
JOIN tributary.entry_shown e ON e.source = d.source AND e.id = d.id
WHERE e.account IS NOT NULL
