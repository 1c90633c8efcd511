INSERT INTO tributary.decision_chain (chain) VALUES (?) ON CONFLICT DO NOTHING
