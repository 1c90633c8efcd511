INSERT INTO tributary.match_member (match_no, source, id, kind, role, position)
SELECT * FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::integer[])
