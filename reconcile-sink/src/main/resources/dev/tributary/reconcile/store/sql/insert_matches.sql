INSERT INTO tributary.match (
    id, kind, scope, status, rule_version, rule, score, margin, alternatives, variance,
    variance_reason, evidence)
SELECT r.id, r.kind, ?, r.status, r.rule_version, r.rule, r.score, r.margin, r.alternatives,
    r.variance, r.variance_reason, r.evidence::text[]
FROM unnest(
    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[],
    ?::integer[], ?::numeric[], ?::text[], ?::text[])
    AS r (id, kind, status, rule_version, rule, score, margin, alternatives, variance,
          variance_reason, evidence)
RETURNING id, match_no
