-- Locks the scope that waits longest among those that are dirty, that nobody matches and that did
-- not fail a moment ago; the recursion steps from scope to scope through the index, however many rows each has.
WITH RECURSIVE due (scope) AS (
    (SELECT d.scope FROM tributary.dirty d ORDER BY d.scope LIMIT 1)
    UNION ALL
    SELECT (SELECT d.scope FROM tributary.dirty d WHERE d.scope > due.scope
            ORDER BY d.scope LIMIT 1)
    FROM due WHERE due.scope IS NOT NULL
)
SELECT s.scope, s.failures FROM tributary.scope s
WHERE s.scope IN (SELECT due.scope FROM due WHERE due.scope IS NOT NULL)
    AND (s.next_try_at IS NULL OR s.next_try_at <= clock_timestamp())
ORDER BY s.last_run_at NULLS FIRST
LIMIT 1
FOR UPDATE OF s SKIP LOCKED
