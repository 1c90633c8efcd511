SELECT m.match_no, m.id, m.kind, m.scope, m.status, m.rule_version, m.rule, m.score, m.margin,
    m.alternatives, m.variance, m.variance_reason, m.evidence
FROM (
    SELECT DISTINCT mm.match_no
    FROM unnest(?::text[], ?::text[]) AS k (source, id)
    CROSS JOIN LATERAL (
        SELECT x.match_no FROM tributary.match_member x
        WHERE x.source = k.source AND x.id = k.id AND x.kind = ? AND x.active LIMIT 1) mm
    OFFSET 0) a
CROSS JOIN LATERAL (
    SELECT * FROM tributary.match x WHERE x.match_no = a.match_no LIMIT 1) m
WHERE m.valid_to IS NULL
