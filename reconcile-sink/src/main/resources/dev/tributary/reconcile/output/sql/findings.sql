-- What is told of findings: those that were resolved (1) before those that are found (2). One that
-- is open after all, as another scope found it meanwhile, was not resolved.
INSERT INTO tributary.outbox (type, key, payload)
SELECT t.type, f.id,
    jsonb_build_object(
        'type', t.type, 'id', f.id, 'kind', f.kind, 'match_kind', f.match_kind,
        'source', f.source, 'entry_id', f.entry_id, 'other_source', f.other_source,
        'other_id', f.other_id, 'amount', f.amount, 'currency', e.currency,
        'expected_in', f.expected_in, 'due_on', f.due_on, 'text', f.text,
        'opened_at', f.opened_at, 'resolved_at', f.resolved_at, 'resolution', f.resolution,
        'resolved_by_match', f.resolved_by, 'held', f.held)
FROM (
    SELECT 'resolved' AS type, max(x.finding_no) AS finding_no
    FROM tributary.finding x
    WHERE x.id = ANY (?) AND x.resolved_at IS NOT NULL AND NOT EXISTS (
        SELECT FROM tributary.finding h WHERE h.id = x.id AND h.resolved_at IS NULL)
    GROUP BY x.id
    UNION ALL
    SELECT 'found', x.finding_no
    FROM tributary.finding x WHERE x.id = ANY (?) AND x.resolved_at IS NULL
) t
JOIN tributary.finding f ON f.finding_no = t.finding_no
LEFT JOIN tributary.entry e ON e.source = f.source AND e.id = f.entry_id
ORDER BY t.type DESC, f.finding_no
