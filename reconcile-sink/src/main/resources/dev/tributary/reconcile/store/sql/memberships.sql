SELECT DISTINCT mm.match_no
FROM unnest(?::text[], ?::text[]) AS k (source, id)
CROSS JOIN LATERAL (
    SELECT x.match_no FROM tributary.match_member x
    WHERE x.source = k.source AND x.id = k.id AND x.active OFFSET 0) mm
