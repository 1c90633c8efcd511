-- What is told of matches: those that ended (1) before those that hold (2). One that holds after
-- all, as another scope found it meanwhile, has not ended.
INSERT INTO tributary.outbox (type, key, payload)
SELECT t.type, m.id,
    jsonb_build_object(
        'type', t.type, 'id', m.id, 'kind', m.kind, 'status', m.status, 'rule', m.rule,
        'rule_version', m.rule_version, 'score', m.score, 'margin', m.margin,
        'alternatives', m.alternatives, 'variance', m.variance,
        'variance_reason', m.variance_reason, 'evidence', to_jsonb(m.evidence),
        'known_from', m.valid_from, 'known_to', m.valid_to, 'end_reason', m.end_reason,
        'member_count', (
            SELECT count(*) FROM tributary.match_member mm WHERE mm.match_no = m.match_no),
        'members', (
            SELECT jsonb_agg(jsonb_build_object(
                'source', mm.source, 'id', mm.id, 'role', mm.role, 'kind', e.kind,
                'account', e.account, 'date', e.date, 'amount', e.amount,
                'currency', e.currency,
                'reconciled', t.type = 'matched' AND m.status IN ('AUTO', 'CONFIRMED'))
                ORDER BY mm.position)
            FROM tributary.match_member mm
            LEFT JOIN tributary.entry e ON e.source = mm.source AND e.id = mm.id
            WHERE mm.match_no = m.match_no))
FROM (
    SELECT 'voided' AS type, max(x.match_no) AS match_no
    FROM tributary.match x
    WHERE x.id = ANY (?) AND x.valid_to IS NOT NULL AND NOT EXISTS (
        SELECT FROM tributary.match h WHERE h.id = x.id AND h.valid_to IS NULL)
    GROUP BY x.id
    UNION ALL
    SELECT 'matched', x.match_no
    FROM tributary.match x WHERE x.id = ANY (?) AND x.valid_to IS NULL
) t
JOIN tributary.match m ON m.match_no = t.match_no
ORDER BY t.type DESC, m.match_no
