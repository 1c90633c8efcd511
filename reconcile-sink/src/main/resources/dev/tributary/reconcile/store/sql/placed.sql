, moved AS (
    SELECT w.source, w.id,
        array(SELECT unnest(w.prior_blocks) EXCEPT SELECT unnest(w.blocks)) AS left_blocks
    FROM written w WHERE w.prior_blocks IS NOT NULL
), lifted AS (
    DELETE FROM tributary.entry_block b
    USING (SELECT m.source, m.id, unnest(m.left_blocks) AS block FROM moved m) o
    WHERE b.block = o.block AND b.source = o.source AND b.id = o.id
), placed AS (
    INSERT INTO tributary.entry_block (block, source, id)
    SELECT unnest(w.blocks) AS block, w.source, w.id FROM written w
    ORDER BY block
    ON CONFLICT DO NOTHING
), due AS (
    SELECT DISTINCT s.scope, w.source, w.id
    FROM written w CROSS JOIN LATERAL unnest(w.scopes || w.prior_scopes) AS s (scope)
    UNION
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
    SELECT d.scope, d.source, d.id, nullif(m.left_blocks, '{}')
    FROM due d LEFT JOIN moved m ON m.source = d.source AND m.id = d.id
)
SELECT count(*) FROM written
