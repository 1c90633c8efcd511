-- A source that tells how far it is needs no guess: one from its records would hold a quiet one back.
ALTER TABLE tributary.watermark ADD COLUMN from_records boolean NOT NULL DEFAULT false;
UPDATE tributary.watermark SET from_records = true
    WHERE stream = source OR starts_with(stream, source || '_');
COMMENT ON COLUMN tributary.watermark.from_records IS
    'Whether it is the latest date of its records, for want of a word of the source itself.';
