SELECT c.seq, c.hash, clock_timestamp() AS at
FROM tributary.decision_chain c WHERE c.chain = ? FOR UPDATE
