-- Which accounts' statements changed; the statement is written when it is told. Of an account that
-- was merged into another also its own: what it had stands in the other's.
INSERT INTO tributary.outbox (type, key, payload)
SELECT DISTINCT 'statement', a.account, '{}'::jsonb
FROM unnest(?::text[], ?::text[]) AS d (source, id)
JOIN tributary.entry e ON e.source = d.source AND e.id = d.id
LEFT JOIN tributary.account_holder h ON h.account = e.account
CROSS JOIN LATERAL (VALUES (e.account), (h.holder)) AS a (account)
WHERE a.account IS NOT NULL
