-- Each key is looked up by itself, here as elsewhere: a subquery with a limit, or OFFSET 0, is one
-- that the planner cannot turn into a join that reads more than it has to.
SELECT @include(entry_columns.sql)
FROM unnest(?::text[], ?::text[]) AS k (source, id)
CROSS JOIN LATERAL (
    SELECT * FROM tributary.entry x WHERE x.source = k.source AND x.id = k.id LIMIT 1) e
WHERE e.kind IS NOT NULL
