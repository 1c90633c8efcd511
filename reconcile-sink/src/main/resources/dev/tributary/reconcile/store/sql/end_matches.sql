-- Each in the scope where it was found: another one may have found the same meanwhile.
WITH ended AS (
    UPDATE tributary.match AS m SET
        status = coalesce(r.status, m.status), valid_to = clock_timestamp(),
        end_reason = r.end_reason
    FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS r (id, scope, status, end_reason)
    WHERE m.id = r.id AND m.scope = r.scope AND m.valid_to IS NULL
    RETURNING m.match_no
)
UPDATE tributary.match_member AS mm SET active = false
FROM ended WHERE mm.match_no = ended.match_no
