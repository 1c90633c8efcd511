SELECT b.block, count(*) AS entries
FROM tributary.entry_block b
WHERE b.block = ANY (?)
GROUP BY b.block
HAVING count(*) > ?
