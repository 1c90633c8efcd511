SELECT m.match_no, m.id, m.kind, m.scope, m.status, m.rule_version, m.rule, m.score, m.margin,
    m.alternatives, m.variance, m.variance_reason, m.evidence
FROM unnest(?::bigint[]) AS a (match_no)
CROSS JOIN LATERAL (
    SELECT * FROM tributary.match x WHERE x.match_no = a.match_no LIMIT 1) m
WHERE m.valid_to IS NULL
