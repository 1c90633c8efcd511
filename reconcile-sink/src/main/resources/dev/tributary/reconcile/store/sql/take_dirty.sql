-- Takes dirty rows of a scope; they come back if the transaction does not commit. Nobody changes a
-- row, and who takes rows of the scope has locked it, so that they can be taken by their place.
DELETE FROM tributary.dirty
WHERE ctid = ANY (ARRAY(
    SELECT d.ctid FROM tributary.dirty d WHERE d.scope = ? ORDER BY d.seq LIMIT ?))
RETURNING source, id, left_blocks
