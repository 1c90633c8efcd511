, moved AS (
    SELECT w.source, w.id,
        array(SELECT unnest(w.prior_blocks) EXCEPT SELECT unnest(w.blocks)) AS left_blocks
    FROM written w WHERE w.prior_blocks IS NOT NULL
), gone AS (
    SELECT m.source, m.id, o.block & -32768 AS block, (o.block & 32767)::smallint AS kinds
    FROM moved m CROSS JOIN LATERAL unnest(m.left_blocks) AS o (block)
), lifted AS (
    -- Each block is read once, however many leave it together: IS TRUE has the planner look those
    -- up by a hash, instead of turning them into a loop over a crowd for each.
    DELETE FROM tributary.entry_block b
    WHERE b.ctid = ANY (ARRAY(
        SELECT x.ctid
        FROM (SELECT DISTINCT g.block FROM gone g) n
        CROSS JOIN LATERAL (
            SELECT y.ctid, y.block, y.kinds, y.source, y.id FROM tributary.entry_block y
            WHERE y.block = n.block OFFSET 0) x
        WHERE ((x.block, x.kinds, x.source, x.id)
            IN (SELECT g.block, g.kinds, g.source, g.id FROM gone g)) IS TRUE))
    RETURNING b.block
), placed AS (
    INSERT INTO tributary.entry_block (block, kinds, source, id)
    SELECT b.block & -32768, b.block & 32767, w.source, w.id
    FROM written w CROSS JOIN LATERAL unnest(w.blocks) AS b (block)
    WHERE w.prior_blocks IS NULL OR b.block <> ALL (w.prior_blocks)
), due AS (
    SELECT s.scope, w.source, w.id
    FROM written w CROSS JOIN LATERAL unnest(w.scopes) AS s (scope)
    UNION ALL
    SELECT s.scope, w.source, w.id
    FROM written w CROSS JOIN LATERAL unnest(w.prior_scopes) AS s (scope)
    WHERE s.scope <> ALL (w.scopes)
    UNION ALL
    -- A pending one whose place is no longer taken may stand for money again.
    SELECT s.scope, w.source, w.prior_pending
    FROM written w CROSS JOIN LATERAL unnest(w.scopes || w.prior_scopes) AS s (scope)
    WHERE w.prior_pending IS NOT NULL AND w.prior_pending IS DISTINCT FROM w.pending_id
), known AS (
    INSERT INTO tributary.scope (scope)
    SELECT DISTINCT d.scope FROM due d ORDER BY d.scope
    ON CONFLICT DO NOTHING
), marked AS (
    INSERT INTO tributary.dirty (scope, source, id, left_blocks)
    -- Sorted side by side: what a statement has made has no index, and a join would be a loop in it.
    -- New entries have left nothing, and are spared the sort.
    SELECT d.scope, d.source, d.id, NULL::bigint[] FROM due d
    WHERE NOT EXISTS (SELECT FROM moved)
    UNION ALL
    SELECT b.scope, b.source, b.id, nullif(b.left_blocks, '{}')
    FROM (
        SELECT a.scope, a.source, a.id,
            max(a.left_blocks) OVER (PARTITION BY a.source, a.id) AS left_blocks
        FROM (
            SELECT d.scope, d.source, d.id, NULL::bigint[] AS left_blocks FROM due d
            WHERE EXISTS (SELECT FROM moved)
            UNION ALL
            SELECT NULL, m.source, m.id, m.left_blocks FROM moved m) a) b
    WHERE b.scope IS NOT NULL
)
SELECT count(*), (SELECT count(*) FROM gone) > (SELECT count(*) FROM lifted) FROM written
