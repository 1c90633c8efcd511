SELECT mm.match_no, mm.source, mm.id, mm.role
FROM tributary.match_member mm
WHERE mm.match_no = ANY (?)
ORDER BY mm.match_no, mm.position
