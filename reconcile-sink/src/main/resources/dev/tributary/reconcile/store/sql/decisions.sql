SELECT d.id, d.verb, d.kind, d.reason, d.decided_by, d.decided_at, dm.source, dm.id AS entry_id
FROM (
    SELECT DISTINCT m.decision_id
    FROM unnest(?::text[], ?::text[]) AS k (source, id)
    JOIN tributary.decision_member m ON m.source = k.source AND m.id = k.id) a
JOIN tributary.decision d ON d.id = a.decision_id
JOIN tributary.decision_member dm ON dm.decision_id = d.id
WHERE d.withdrawn_at IS NULL
ORDER BY d.id, dm.source, dm.id
