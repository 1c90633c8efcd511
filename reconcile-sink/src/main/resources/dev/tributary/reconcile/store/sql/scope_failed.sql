-- A scope that failed waits, each time twice as long; whoever has taken it meanwhile will see for
-- himself.
UPDATE tributary.scope s
SET failures = s.failures + 1, last_failure = ?,
    next_try_at = clock_timestamp()
        + least(interval '1 second' * power(2, least(s.failures, 20)), interval '5 minutes')
WHERE s.scope IN (
    SELECT x.scope FROM tributary.scope x WHERE x.scope = ? FOR UPDATE SKIP LOCKED)
RETURNING s.failures
