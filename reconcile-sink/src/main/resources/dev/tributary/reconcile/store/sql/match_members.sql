SELECT mm.match_no, mm.source, mm.id, mm.role
FROM unnest(?::bigint[]) AS a (match_no)
CROSS JOIN LATERAL (
    SELECT * FROM tributary.match_member x WHERE x.match_no = a.match_no OFFSET 0) mm
ORDER BY mm.match_no, mm.position
