-- The statement of an account over the days up to its last movement; unless persons may be named,
-- null stands in the place of who can be one.
SELECT CASE WHEN p.named OR s.document IS NULL THEN s.document::text
    ELSE jsonb_set(
        jsonb_set(s.document::jsonb, '{account,name}', 'null'), '{transactions}',
        coalesce((
            SELECT jsonb_agg(x.one || '{"merchant": null}' ORDER BY x.place)
            FROM jsonb_array_elements(s.document::jsonb -> 'transactions')
                WITH ORDINALITY AS x (one, place)), '[]'))::text
    END AS document
FROM (
    SELECT tributary.statement_document(?, t.last_day - ?, NULL) AS document
    FROM (
        SELECT max(x.date) AS last_day FROM tributary.account_transactions x WHERE x.account = ?
    ) t
) s
CROSS JOIN (SELECT ?::boolean AS named) p
