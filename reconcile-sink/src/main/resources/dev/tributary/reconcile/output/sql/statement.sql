-- The statement of an account over the days up to its last movement.
SELECT tributary.statement_document(?, t.last_day - ?, NULL)::text AS document
FROM (
    SELECT max(x.date) AS last_day FROM tributary.account_transactions x WHERE x.account = ?
) t
