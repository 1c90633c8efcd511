SELECT f.id, f.kind, f.match_kind, f.scope, f.source, f.entry_id, f.other_source, f.other_id,
    f.amount, f.expected_in, f.due_on, f.text
FROM unnest(?::text[], ?::text[]) AS k (source, id)
JOIN tributary.finding f ON f.source = k.source AND f.entry_id = k.id
WHERE f.match_kind = ? AND f.resolved_at IS NULL
