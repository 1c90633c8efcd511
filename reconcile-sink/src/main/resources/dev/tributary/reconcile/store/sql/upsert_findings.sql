INSERT INTO tributary.finding AS f (
    id, kind, match_kind, scope, source, entry_id, other_source, other_id, amount, expected_in,
    due_on, text)
SELECT * FROM unnest(
    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
    ?::numeric[], ?::text[], ?::date[], ?::text[])
ON CONFLICT (id) WHERE resolved_at IS NULL DO UPDATE SET
    scope = excluded.scope, other_source = excluded.other_source, other_id = excluded.other_id,
    amount = excluded.amount, expected_in = excluded.expected_in, due_on = excluded.due_on,
    text = excluded.text
