SELECT f.id, f.kind, f.match_kind, f.scope, f.source, f.entry_id, f.other_source, f.other_id,
    f.amount, f.expected_in, f.due_on, f.text
FROM unnest(?::text[], ?::text[]) AS k (source, id)
CROSS JOIN LATERAL (
    SELECT * FROM tributary.finding x
    WHERE x.source = k.source AND x.entry_id = k.id AND x.resolved_at IS NULL OFFSET 0) f
