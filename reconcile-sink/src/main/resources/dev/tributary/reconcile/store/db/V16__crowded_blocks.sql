-- Which blocks were too crowded to join anybody when they were last looked at. Who stands in one
-- is matched again when it becomes crowded, and when it no longer is: so what is matched depends
-- on no order of arrival, and a crowd of many is not read again for each that joins it.
CREATE TABLE tributary.crowded_block (
    block bigint PRIMARY KEY,
    since timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE tributary.crowded_block IS
    'Numbers that more entries share than can be told apart: they join none of them.';
COMMENT ON COLUMN tributary.crowded_block.block IS 'Block, with one kind of match in its last 15 bits.';
COMMENT ON COLUMN tributary.crowded_block.since IS 'When that was found.';

DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'tributary_ingest') THEN
        GRANT SELECT, INSERT, UPDATE, DELETE ON tributary.crowded_block TO tributary_ingest;
    END IF;
END
$$;
