-- Puts entries where the present groups and rules want them, and marks them dirty.
WITH written AS (
UPDATE tributary.entry AS e SET
    prior_scopes = e.scopes, scopes = r.scopes::text[],
    prior_blocks = e.blocks, blocks = r.blocks::bigint[], prior_pending = e.pending_id
FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS r (source, id, scopes, blocks)
WHERE e.source = r.source AND e.id = r.id
RETURNING e.source, e.id, e.scopes, e.prior_scopes, e.blocks, e.prior_blocks, e.pending_id,
    e.prior_pending
)@include(placed.sql)
