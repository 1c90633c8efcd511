-- What a source says of itself counts, and not what its records let us guess: then those guesses go.
-- Nobody can be complete beyond now, whatever a clock or a mistyped date says.
WITH said AS (
    SELECT u.source, u.stream, u.from_records, least(u.at, clock_timestamp()) AS at
    FROM unnest(?::text[], ?::text[], ?::boolean[], ?::timestamptz[])
        AS u (source, stream, from_records, at)
), guesses AS (
    DELETE FROM tributary.watermark w
    WHERE w.from_records AND w.source IN (SELECT s.source FROM said s WHERE NOT s.from_records)
        AND w.stream NOT IN (
            SELECT s.stream FROM said s WHERE s.source = w.source AND NOT s.from_records)
)
INSERT INTO tributary.watermark AS w (source, stream, from_records, complete_until)
SELECT s.source, s.stream, s.from_records, s.at
FROM said s
WHERE NOT s.from_records OR NOT EXISTS (
    SELECT FROM said o WHERE o.source = s.source AND NOT o.from_records
    UNION ALL
    SELECT FROM tributary.watermark o WHERE o.source = s.source AND NOT o.from_records)
ORDER BY s.source, s.stream
ON CONFLICT (source, stream) DO UPDATE SET
    complete_until = excluded.complete_until, from_records = excluded.from_records, updated_at = now()
WHERE w.complete_until < excluded.complete_until OR w.from_records AND NOT excluded.from_records
