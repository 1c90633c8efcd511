UPDATE tributary.decision_chain SET seq = ?, hash = ? WHERE chain = ?
