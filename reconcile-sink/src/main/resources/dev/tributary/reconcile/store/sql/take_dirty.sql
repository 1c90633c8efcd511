-- Takes dirty rows of a scope; they come back if the transaction does not commit.
DELETE FROM tributary.dirty
WHERE scope = ? AND seq IN (
    SELECT d.seq FROM tributary.dirty d WHERE d.scope = ? ORDER BY d.seq LIMIT ?)
RETURNING source, id, left_blocks
