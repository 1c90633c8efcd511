-- Takes entries out of blocks in which they no longer stand, where another task had placed them
-- while the statement that moved them waited for it, and so could not see it.
DELETE FROM tributary.entry_block b
WHERE b.ctid = ANY (ARRAY(
    SELECT x.ctid
    FROM (
        SELECT e.source, e.id, p.block
        FROM unnest(?::text[], ?::text[]) AS k (source, id)
        CROSS JOIN LATERAL (
            SELECT * FROM tributary.entry y WHERE y.source = k.source AND y.id = k.id LIMIT 1) e
        CROSS JOIN LATERAL unnest(e.prior_blocks) AS p (block)
        WHERE p.block <> ALL (e.blocks)) o
    CROSS JOIN LATERAL (
        SELECT z.ctid, z.kinds, z.source, z.id FROM tributary.entry_block z
        WHERE z.block = o.block & -32768 OFFSET 0) x
    WHERE x.kinds = o.block & 32767 AND x.source = o.source AND x.id = o.id))
