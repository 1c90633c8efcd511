UPDATE tributary.scope
SET last_run_at = clock_timestamp(), failures = 0, next_try_at = NULL, last_failure = NULL
WHERE scope = ?
