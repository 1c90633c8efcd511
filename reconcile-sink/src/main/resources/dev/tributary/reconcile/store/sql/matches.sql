SELECT m.match_no, m.id, m.kind, m.scope, m.status, m.rule_version, m.rule, m.score, m.margin,
    m.alternatives, m.variance, m.variance_reason, m.evidence
FROM (
    SELECT DISTINCT mm.match_no
    FROM unnest(?::text[], ?::text[]) AS k (source, id)
    JOIN tributary.match_member mm ON mm.source = k.source AND mm.id = k.id
    WHERE mm.kind = ? AND mm.active) a
JOIN tributary.match m ON m.match_no = a.match_no
WHERE m.valid_to IS NULL
