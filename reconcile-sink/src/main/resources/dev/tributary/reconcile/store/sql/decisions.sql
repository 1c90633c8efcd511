SELECT d.id, d.verb, d.kind, d.reason, d.decided_by, d.decided_at, d.amount,
    dm.source, dm.id AS entry_id
FROM (
    SELECT DISTINCT m.decision_id
    FROM unnest(?::text[], ?::text[]) AS k (source, id)
    CROSS JOIN LATERAL (
        SELECT x.decision_id FROM tributary.decision_member x
        WHERE x.source = k.source AND x.id = k.id OFFSET 0) m
    OFFSET 0) a
CROSS JOIN LATERAL (SELECT * FROM tributary.decision x WHERE x.id = a.decision_id LIMIT 1) d
CROSS JOIN LATERAL (
    SELECT * FROM tributary.decision_member x WHERE x.decision_id = d.id OFFSET 0) dm
WHERE d.withdrawn_at IS NULL
ORDER BY d.id, dm.source, dm.id
