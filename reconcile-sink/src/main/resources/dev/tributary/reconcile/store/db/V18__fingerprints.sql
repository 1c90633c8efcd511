-- By what the last record that was written from a partition is known again: where another one
-- stands at its offset, the topic is not the one that was read. A key can be a patient's number,
-- which can be guessed, so the digests are keyed; who may read the offsets may not read this key.
CREATE TABLE tributary.fingerprint_key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    key bytea NOT NULL
);
COMMENT ON TABLE tributary.fingerprint_key IS
    'The key of the digests by which records are known again; granted to the sink alone.';
COMMENT ON COLUMN tributary.fingerprint_key.one IS 'There is one row.';
COMMENT ON COLUMN tributary.fingerprint_key.key IS '256 random bits, made with the database.';
INSERT INTO tributary.fingerprint_key (key)
    VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text
        || gen_random_uuid()::text, 'UTF8')));

ALTER TABLE tributary.sink_offset
    ADD COLUMN last_time bytea,
    ADD COLUMN last_key  bytea,
    ADD COLUMN read_by   bytea;
COMMENT ON COLUMN tributary.sink_offset.last_time IS
    'Keyed digest of the time that Kafka has for the last record that was written; null = none, or written by a plugin that did not remember it.';
COMMENT ON COLUMN tributary.sink_offset.last_key IS
    'Keyed digest of the key of that record.';
COMMENT ON COLUMN tributary.sink_offset.read_by IS
    'Keyed digest of the settings by which that key was read: keys read by others cannot be compared.';

DO $$
DECLARE
    v_line text;
BEGIN
    FOR v_line IN SELECT * FROM tributary.grant_roles() LOOP
        RAISE WARNING '%', v_line;
    END LOOP;
END
$$;
