INSERT INTO tributary.decision_log (
    chain, seq, at, actor, action, subject, body, previous_hash, hash)
SELECT ?, r.seq, ?, ?, r.action, r.subject, r.body, r.previous_hash, r.hash
FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
    AS r (seq, action, subject, body, previous_hash, hash)
