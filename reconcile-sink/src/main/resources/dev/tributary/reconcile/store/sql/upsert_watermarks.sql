-- Nobody can be complete beyond now, whatever a clock or a mistyped date says.
INSERT INTO tributary.watermark AS w (source, stream, complete_until)
SELECT u.source, u.stream, least(u.at, clock_timestamp())
FROM unnest(?::text[], ?::text[], ?::timestamptz[]) AS u (source, stream, at)
ON CONFLICT (source, stream) DO UPDATE SET
    complete_until = excluded.complete_until, updated_at = now()
WHERE w.complete_until < excluded.complete_until
