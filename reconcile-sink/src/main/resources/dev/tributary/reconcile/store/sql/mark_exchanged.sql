-- Marks all whose matching other exchange rates can change: who shares a number with money of
-- another currency, whether they are matched now, or wait for a rate, or a wrong one kept them apart.
-- Of two that differ one at least is not in the most usual currency; it is enough to mark that one.
-- Whatever is looked up is looked up by its key, since a join of what was found would be a loop in it.
WITH usual AS MATERIALIZED (
    SELECT coalesce(e.currency, '') AS currency
    FROM tributary.entry e
    WHERE e.kind NOT IN ('CLAIM', 'CLAIM_PAYMENT')
    GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1
), number AS MATERIALIZED (
    SELECT DISTINCT b.block & -32768 AS block
    FROM tributary.entry e
    CROSS JOIN LATERAL unnest(e.blocks) AS b (block)
    WHERE e.kind NOT IN ('CLAIM', 'CLAIM_PAYMENT') AND e.state <> 'REMOVED'
        AND coalesce(e.currency, '') <> (SELECT u.currency FROM usual u)
), mixed AS MATERIALIZED (
    SELECT n.block
    FROM number n
    CROSS JOIN LATERAL (
        SELECT min(c.currency) AS first, max(c.currency) AS last
        FROM tributary.entry_block x
        CROSS JOIN LATERAL (
            SELECT coalesce(e.currency, '') AS currency FROM tributary.entry e
            WHERE e.source = x.source AND e.id = x.id LIMIT 1) c
        WHERE x.block = n.block) s
    WHERE s.first <> s.last
), due AS MATERIALIZED (
    SELECT DISTINCT s.scope, b.source, b.id
    FROM mixed m
    CROSS JOIN LATERAL (
        SELECT x.source, x.id FROM tributary.entry_block x WHERE x.block = m.block OFFSET 0) b
    CROSS JOIN LATERAL (
        SELECT e.scopes FROM tributary.entry e
        WHERE e.source = b.source AND e.id = b.id AND e.state <> 'REMOVED'
            AND coalesce(e.currency, '') <> (SELECT u.currency FROM usual u) LIMIT 1) e
    CROSS JOIN LATERAL unnest(e.scopes) AS s (scope)
), known AS (
    INSERT INTO tributary.scope (scope)
    SELECT DISTINCT d.scope FROM due d ORDER BY d.scope
    ON CONFLICT DO NOTHING
)
INSERT INTO tributary.dirty (scope, source, id) SELECT d.scope, d.source, d.id FROM due d
