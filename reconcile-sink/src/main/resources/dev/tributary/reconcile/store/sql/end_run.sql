UPDATE tributary.scope SET last_run_at = clock_timestamp() WHERE scope = ?
