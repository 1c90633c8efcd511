-- Kinds of match that look for the same number share a row: what an entry stands for is told by bits.
-- Everything is placed anew by the first task that starts, so nothing of the old form is kept.
TRUNCATE tributary.entry_block;
UPDATE tributary.entry SET blocks = '{}', prior_blocks = NULL WHERE blocks <> '{}';

-- Rows are only ever looked for by their block, and an entry knows its own: an index of the digests
-- alone is quick to write. One by hash would be quicker still, but walks all rows of a number that
-- very many share with each that is added.
ALTER TABLE tributary.entry_block DROP CONSTRAINT entry_block_pkey, ADD COLUMN kinds smallint NOT NULL;
CREATE INDEX entry_block_block ON tributary.entry_block (block);
COMMENT ON TABLE tributary.entry_block IS
    'Where entries meet that may belong together: those of one block share a number, in a scope.';
COMMENT ON COLUMN tributary.entry_block.block IS
    'First 49 bits of the SHA-256 of scope and shared number, then zeros.';
COMMENT ON COLUMN tributary.entry_block.kinds IS
    'For which kinds of match the entry shares it, a bit for each.';
COMMENT ON COLUMN tributary.entry.blocks IS
    'Blocks in which it stands, each with its kinds in the last 15 bits; rows of entry_block.';

-- Numbers are compared quicker than names, and a match is always read whole.
ALTER TABLE tributary.match_member DROP CONSTRAINT match_member_pkey,
    ADD PRIMARY KEY (match_no, position);
