INSERT INTO tributary.watermark AS w (source, stream, complete_until)
SELECT * FROM unnest(?::text[], ?::text[], ?::timestamptz[])
ON CONFLICT (source, stream) DO UPDATE SET
    complete_until = excluded.complete_until, updated_at = now()
WHERE w.complete_until < excluded.complete_until
