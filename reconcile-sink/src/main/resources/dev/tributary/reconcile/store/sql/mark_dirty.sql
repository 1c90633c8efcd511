WITH due AS (
    SELECT DISTINCT r.scope, r.source, r.id
    FROM unnest(?::text[], ?::text[], ?::text[]) AS r (scope, source, id)
), known AS (
    INSERT INTO tributary.scope (scope)
    SELECT DISTINCT d.scope FROM due d ORDER BY d.scope
    ON CONFLICT DO NOTHING
)
INSERT INTO tributary.dirty (scope, source, id) SELECT d.scope, d.source, d.id FROM due d
