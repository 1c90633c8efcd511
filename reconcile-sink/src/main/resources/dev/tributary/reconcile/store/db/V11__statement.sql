-- The statement of an account as one JSON document. It reads the views and not the tables, so it
-- shows its reader no more than they do.

CREATE FUNCTION tributary.statement_document(p_account text, p_from date, p_to date)
RETURNS json LANGUAGE sql STABLE SECURITY INVOKER AS $$
    WITH listed AS (
        SELECT t.* FROM tributary.account_transactions t
        WHERE t.account = p_account
            AND (p_from IS NULL OR t.date >= p_from) AND (p_to IS NULL OR t.date <= p_to)
    ), known AS (
        SELECT a.* FROM tributary.accounts a WHERE a.account = p_account
    ), counted AS (
        SELECT count(*) AS transactions, max(updated_at) AS updated_at, min(currency) AS currency,
            count(*) FILTER (WHERE reconciled) AS matched,
            count(*) FILTER (WHERE NOT reconciled AND NOT duplicate) AS unmatched,
            count(*) FILTER (WHERE duplicate) AS duplicates
        FROM listed
    )
    SELECT json_build_object(
        'metadata', json_build_object(
            'source', split_part(p_account, ':', 1),
            'account_id', substr(p_account, strpos(p_account, ':') + 1),
            'sync_timestamp', to_char(
                greatest(c.updated_at, (SELECT updated_at FROM known)) AT TIME ZONE 'UTC',
                'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
            'transaction_count', c.transactions),
        'account', json_build_object(
            'id', substr(p_account, strpos(p_account, ':') + 1),
            'name', (SELECT name FROM known),
            'type', (SELECT type FROM known),
            'balance', (SELECT balance FROM known),
            'currency', coalesce((SELECT currency FROM known), c.currency)),
        'transactions', coalesce((
            SELECT json_agg(json_build_object(
                'id', l.id, 'date', l.date, 'amount', l.amount, 'merchant', l.merchant,
                'category', l.category, 'pending', l.pending, 'reconciled', l.reconciled)
                ORDER BY l.date, l.id)
            FROM listed l), '[]'::json),
        'reconciliation', json_build_object(
            'matched', c.matched, 'unmatched', c.unmatched, 'duplicates', c.duplicates))
    FROM counted c
    WHERE c.transactions > 0 OR EXISTS (SELECT FROM known)
$$;
COMMENT ON FUNCTION tributary.statement_document IS
    'The statement of one account over some days, both included; null for all days. No row for an account that nobody knows.';

CREATE VIEW tributary.account_statement AS
SELECT a.account, tributary.statement_document(a.account, NULL, NULL) AS document
FROM (
    SELECT account FROM tributary.accounts
    UNION
    SELECT account FROM tributary.account_transactions) a;
COMMENT ON VIEW tributary.account_statement IS
    'The statement of each account as one JSON document, with all its days; ask for one account at a time.';
COMMENT ON COLUMN tributary.account_statement.account IS 'The account, as source:id.';
COMMENT ON COLUMN tributary.account_statement.document IS
    'metadata {source, account_id, sync_timestamp, transaction_count}, account {id, name, type, balance, currency}, transactions [{id, date, amount, merchant, category, pending, reconciled}], reconciliation {matched, unmatched, duplicates}.';
