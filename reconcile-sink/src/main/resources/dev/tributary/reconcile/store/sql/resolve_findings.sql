-- Each in the scope where it was found: another one may have found the same meanwhile.
UPDATE tributary.finding AS f SET
    resolved_at = clock_timestamp(), resolved_by = r.resolved_by, resolution = r.resolution,
    held = f.due_on IS NULL OR coalesce(
        (SELECT min(w.complete_until) FROM tributary.watermark w WHERE w.source = f.expected_in)
            >= (f.due_on + 1)::timestamp AT TIME ZONE 'UTC', false)
FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS r (id, scope, resolved_by, resolution)
WHERE f.id = r.id AND f.scope = r.scope AND f.resolved_at IS NULL
