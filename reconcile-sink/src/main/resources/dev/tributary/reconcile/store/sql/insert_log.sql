INSERT INTO tributary.decision_log (
    chain, seq, at, actor, action, subject, body, previous_hash, hash)
SELECT ?, r.seq, ?, ?, r.action, r.subject, r.body, decode(r.previous_hash, 'hex'), decode(r.hash, 'hex')
FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
    AS r (seq, action, subject, body, previous_hash, hash)
