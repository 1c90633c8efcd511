-- Run before each migration: one task at a time, whatever worker it is on.
SELECT pg_advisory_xact_lock(824310571, 1);
DO $$
BEGIN
    IF to_regclass('tributary.schema_version') IS NULL THEN
        CREATE SCHEMA IF NOT EXISTS tributary;
        COMMENT ON SCHEMA tributary IS 'What is reconciled, and what is not.';
        CREATE TABLE tributary.schema_version (
            version    integer PRIMARY KEY,
            name       text NOT NULL,
            checksum   text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now(),
            applied_by text NOT NULL DEFAULT current_user
        );
        COMMENT ON TABLE tributary.schema_version IS 'Which files made this schema.';
        COMMENT ON COLUMN tributary.schema_version.version IS 'Number of the file.';
        COMMENT ON COLUMN tributary.schema_version.name IS 'Name of the file.';
        COMMENT ON COLUMN tributary.schema_version.checksum IS 'SHA-256 of the file.';
        COMMENT ON COLUMN tributary.schema_version.applied_at IS 'When it was run.';
        COMMENT ON COLUMN tributary.schema_version.applied_by IS 'Which user ran it.';
    END IF;
END
$$;
