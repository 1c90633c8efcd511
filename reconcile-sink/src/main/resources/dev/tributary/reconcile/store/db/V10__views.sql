-- What people read. A view shows its reader no more than the reader may see: without the role
-- tributary_reviewer (or tributary_ingest) names and numbers of persons are tokens, alike in all
-- views, so that they still can be counted and joined. A provider's own ids (stripe, plaid,
-- quickbooks) say nothing of a person and stay as they are.
--
-- The token is computed in the views and not by a function: a function could be asked for the
-- token of a guessed number.

CREATE TABLE tributary.masking_key (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    key bytea NOT NULL
);
COMMENT ON TABLE tributary.masking_key IS
    'The key of the tokens that stand in place of names and numbers of persons; granted to nobody.';
COMMENT ON COLUMN tributary.masking_key.one IS 'There is one row.';
COMMENT ON COLUMN tributary.masking_key.key IS '256 random bits, made with the database.';
INSERT INTO tributary.masking_key (key)
    VALUES (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text
        || gen_random_uuid()::text, 'UTF8')));

-- Its search path is fixed: nobody can put a pg_has_role of their own in front.
CREATE FUNCTION tributary.sees_persons() RETURNS boolean
LANGUAGE sql STABLE SECURITY INVOKER SET search_path = pg_catalog AS $$
    SELECT EXISTS (
            SELECT FROM pg_roles r
            WHERE r.rolname IN ('tributary_reviewer', 'tributary_ingest')
                AND pg_has_role(current_user, r.oid, 'USAGE'))
        OR pg_has_role(current_user,
            (SELECT c.relowner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = 'tributary' AND c.relname = 'entry'), 'USAGE')
$$;
COMMENT ON FUNCTION tributary.sees_persons IS
    'Whether who asks may see names and numbers of persons.';

-- Who reads. OFFSET 0: asked once for a query, and not again for every row.
CREATE VIEW tributary.reader AS
SELECT tributary.sees_persons() AS clear, k.key FROM tributary.masking_key k OFFSET 0;

-- Which account holds the entries of one that was merged into another, over several steps.
CREATE VIEW tributary.account_holder AS
WITH RECURSIVE step(account, holder, depth) AS (
    SELECT a.account, a.merged_into, 1 FROM tributary.account a WHERE a.merged_into IS NOT NULL
    UNION ALL
    SELECT s.account, a.merged_into, s.depth + 1
    FROM step s JOIN tributary.account a ON a.account = s.holder
    WHERE a.merged_into IS NOT NULL AND s.depth < 16
)
SELECT DISTINCT ON (account) account, holder FROM step ORDER BY account, depth DESC;

-- The rows that the other views join: their keys as they are and as they are shown. No WITH here:
-- it would keep a query from looking entries up by their keys.
CREATE VIEW tributary.entry_shown AS
SELECT
    e.source, e.id, e.kind, e.state, e.currency, e.amount, e.fee, e.net, e.date, e.available_on,
    e.type, e.category, e.exchange_rate, e.original_currency, e.original_amount, e.version,
    e.first_seen, e.updated_at, e.claim, e.group_ref, e.pending_id,
    coalesce(h.holder, e.account) AS account,
    CASE WHEN s.clear OR NOT s.telling THEN e.id
        ELSE 't_' || substr(encode(sha256(s.key || convert_to(e.id, 'UTF8')), 'hex'), 1, 20)
    END AS shown_id,
    CASE WHEN s.clear OR s.opaque THEN coalesce(h.holder, e.account)
        WHEN e.account IS NULL THEN NULL
        ELSE e.source || ':t_' || substr(encode(sha256(
            s.key || convert_to(coalesce(h.holder, e.account), 'UTF8')), 'hex'), 1, 20)
    END AS shown_account,
    CASE WHEN s.clear OR s.opaque
        THEN coalesce(
            (SELECT substr(r, 8) FROM unnest(e.refs) AS u(r) WHERE r LIKE 'payout:%' LIMIT 1), e.id)
        ELSE 't_' || substr(encode(sha256(s.key || convert_to(e.id, 'UTF8')), 'hex'), 1, 20)
    END AS shown_payout,
    CASE WHEN s.clear OR s.opaque THEN e.group_ref
        ELSE 't_' || substr(encode(sha256(s.key || convert_to(e.group_ref, 'UTF8')), 'hex'), 1, 20)
    END AS shown_group_ref,
    CASE WHEN s.clear THEN e.counterparty
        ELSE 't_' || substr(encode(sha256(
            s.key || convert_to(e.counterparty, 'UTF8')), 'hex'), 1, 20)
    END AS shown_counterparty,
    CASE WHEN s.clear THEN e.claim ->> 'claim_id'
        ELSE 't_' || substr(encode(sha256(
            s.key || convert_to(e.claim ->> 'claim_id', 'UTF8')), 'hex'), 1, 20)
    END AS shown_claim_id,
    CASE WHEN s.clear THEN e.claim ->> 'payer_control_number'
        ELSE 't_' || substr(encode(sha256(
            s.key || convert_to(e.claim ->> 'payer_control_number', 'UTF8')), 'hex'), 1, 20)
    END AS shown_payer_control_number,
    CASE WHEN s.clear THEN e.refs
        ELSE ARRAY(
            SELECT split_part(r, ':', 1) || ':t_' || substr(encode(sha256(s.key
                || convert_to(substr(r, strpos(r, ':') + 1), 'UTF8')), 'hex'), 1, 20)
            FROM unnest(e.refs) WITH ORDINALITY AS u(r, place) ORDER BY place)
    END AS shown_refs
FROM tributary.entry e
LEFT JOIN tributary.account_holder h ON h.account = e.account
CROSS JOIN tributary.reader r
CROSS JOIN LATERAL (
    SELECT r.clear, r.key,
        e.source IN ('stripe', 'plaid', 'quickbooks') AS opaque,
        CASE WHEN e.kind IN ('CLAIM', 'CLAIM_PAYMENT') OR e.kind IS NULL THEN true
            WHEN e.kind = 'REMITTANCE_PAYMENT' THEN false
            ELSE e.source NOT IN ('stripe', 'plaid', 'quickbooks')
        END AS telling) s;

CREATE VIEW tributary.entries AS
SELECT e.source, e.shown_id AS id, e.kind, e.state, e.shown_account AS account, e.date, e.amount,
    e.currency, e.fee, e.net, e.available_on, e.type, e.category, e.shown_counterparty AS counterparty,
    e.shown_group_ref AS group_ref, e.shown_refs AS refs,
    e.shown_claim_id AS claim_id, e.shown_payer_control_number AS payer_control_number,
    e.claim ->> 'status' AS claim_status, e.claim ->> 'frequency' AS claim_frequency,
    (e.claim ->> 'charge')::numeric AS charge, (e.claim ->> 'paid')::numeric AS paid,
    (e.claim ->> 'patient_owes')::numeric AS patient_owes,
    (e.claim ->> 'adjustments')::numeric AS adjustments,
    e.claim ->> 'trace_number' AS trace_number, e.claim ->> 'payer' AS payer,
    e.claim ->> 'payee' AS payee, e.exchange_rate, e.original_currency, e.original_amount,
    e.first_seen, e.updated_at
FROM tributary.entry_shown e;

-- Matches that hold.
CREATE VIEW tributary.matches AS
SELECT m.id AS match_id, m.kind, m.status, m.rule, m.rule_version, m.score, m.margin,
    m.alternatives, m.variance, m.variance_reason, m.evidence, m.valid_from AS since,
    (SELECT count(*) FROM tributary.match_member mm WHERE mm.match_no = m.match_no) AS members
FROM tributary.match m
WHERE m.valid_to IS NULL AND m.status IN ('AUTO', 'REVIEW', 'CONFIRMED');

CREATE VIEW tributary.reconciled AS
SELECT m.id AS match_id, m.kind, m.status, m.rule, m.variance, m.variance_reason,
    m.valid_from AS since, mm.role, mm.position, mm.source, e.shown_id AS id,
    e.kind AS entry_kind, e.shown_account AS account, e.date, e.amount, e.currency, e.fee, e.net,
    e.shown_counterparty AS counterparty
FROM tributary.match m
JOIN tributary.match_member mm ON mm.match_no = m.match_no
JOIN tributary.entry_shown e ON e.source = mm.source AND e.id = mm.id
WHERE m.valid_to IS NULL AND m.status IN ('AUTO', 'CONFIRMED') AND m.kind <> 'duplicate';

-- All members of all periods, for who looks at one match.
CREATE VIEW tributary.match_members AS
SELECT m.id AS match_id, m.match_no, m.kind, m.status, m.valid_to IS NULL AS holds, mm.role,
    mm.position, mm.source, e.shown_id AS id, e.kind AS entry_kind, e.state,
    e.shown_account AS account, e.date, e.amount, e.currency
FROM tributary.match m
JOIN tributary.match_member mm ON mm.match_no = m.match_no
JOIN tributary.entry_shown e ON e.source = mm.source AND e.id = mm.id;

-- Two times: since and until say when we held it to be so, about_from and about_to of which days
-- it speaks.
CREATE VIEW tributary.match_history AS
SELECT m.id AS match_id, m.kind, m.status, m.rule, m.rule_version, m.variance, m.variance_reason,
    m.valid_from AS known_from, m.valid_to AS known_to, m.end_reason,
    d.about_from, d.about_to, d.members
FROM tributary.match m
CROSS JOIN LATERAL (
    SELECT min(e.date) AS about_from, max(e.date) AS about_to, count(*) AS members
    FROM tributary.match_member mm
    LEFT JOIN tributary.entry e ON e.source = mm.source AND e.id = mm.id
    WHERE mm.match_no = m.match_no) d;

-- A source is only as far as its slowest stream.
CREATE VIEW tributary.watermarks AS
SELECT w.source, min(w.complete_until) AS complete_until, count(*) AS streams,
    max(w.updated_at) AS updated_at
FROM tributary.watermark w
GROUP BY w.source;

-- Findings with what became of them; holds = it is so, not only expected. Granted to nobody.
CREATE VIEW tributary.finding_state AS
SELECT f.*,
    f.resolved_at IS NULL
        AND (f.due_on IS NULL
            OR w.complete_until >= (f.due_on + 1)::timestamp AT TIME ZONE 'UTC') AS holds
FROM tributary.finding f
LEFT JOIN tributary.watermarks w ON w.source = f.expected_in;

CREATE VIEW tributary.exceptions AS
SELECT f.id AS exception_id, f.kind,
    CASE WHEN f.resolved_at IS NULL THEN 'open' ELSE 'resolved' END AS state,
    f.match_kind, f.source, e.shown_id AS id, e.kind AS entry_kind, e.shown_account AS account,
    e.date, f.amount, e.currency, f.other_source, o.shown_id AS other_id, f.expected_in, f.due_on,
    CASE WHEN f.resolved_at IS NULL
        THEN current_date - coalesce(f.due_on, f.opened_at::date)
        ELSE f.resolved_at::date - coalesce(f.due_on, f.opened_at::date)
    END AS age_days,
    f.text, f.opened_at, f.resolved_at, f.resolution, f.resolved_by AS resolved_by_match
FROM tributary.finding_state f
LEFT JOIN tributary.entry_shown e ON e.source = f.source AND e.id = f.entry_id
LEFT JOIN tributary.entry_shown o ON o.source = f.other_source AND o.id = f.other_id
WHERE f.holds OR (f.resolved_at IS NOT NULL AND f.held);

-- Open: it stands for money, and waits for a counterpart, for a person, or nothing joins it at all.
CREATE VIEW tributary.open_items AS
SELECT e.source, e.shown_id AS id, e.kind, e.shown_account AS account, e.date, e.amount,
    e.currency, e.shown_counterparty AS counterparty, o.match_kind, o.state, o.expected_in,
    o.due_on, o.exception_id, o.match_id, current_date - e.date AS age_days
FROM (
    SELECT f.source, f.entry_id AS id, f.match_kind,
        CASE WHEN f.holds THEN 'missing' ELSE 'awaited' END AS state,
        f.expected_in, f.due_on, f.id AS exception_id, NULL AS match_id
    FROM tributary.finding_state f
    WHERE f.resolved_at IS NULL AND f.expected_in IS NOT NULL AND NOT EXISTS (
        SELECT FROM tributary.match_member mm
        WHERE mm.source = f.source AND mm.id = f.entry_id AND mm.kind = f.match_kind
            AND mm.active)
    UNION ALL
    SELECT mm.source, mm.id, m.kind, 'in_review', NULL, NULL, NULL, m.id
    FROM tributary.match m JOIN tributary.match_member mm ON mm.match_no = m.match_no
    WHERE m.valid_to IS NULL AND m.status = 'REVIEW'
    UNION ALL
    SELECT x.source, x.id, NULL, 'open', NULL, NULL, NULL, NULL
    FROM tributary.entry x
    WHERE NOT EXISTS (
            SELECT FROM tributary.match_member mm
            WHERE mm.source = x.source AND mm.id = x.id AND mm.active
                AND (mm.kind <> 'duplicate' OR mm.role = 'copy'))
        AND NOT EXISTS (
            SELECT FROM tributary.finding f
            WHERE f.source = x.source AND f.entry_id = x.id AND f.resolved_at IS NULL
                AND f.expected_in IS NOT NULL)) o
JOIN tributary.entry_shown e ON e.source = o.source AND e.id = o.id
WHERE e.state = 'OPEN';

CREATE VIEW tributary.open_items_aging AS
SELECT a.account, a.source, a.currency, a.kind, a.bucket, count(*) AS items,
    sum(a.amount) AS amount, min(a.date) AS oldest
FROM (
    SELECT DISTINCT o.source, o.id, o.account, o.currency, o.kind, o.amount, o.date,
        CASE WHEN o.age_days <= 7 THEN '0-7'
            WHEN o.age_days <= 30 THEN '8-30'
            WHEN o.age_days <= 60 THEN '31-60'
            WHEN o.age_days <= 90 THEN '61-90'
            WHEN o.age_days IS NULL THEN 'no day'
            ELSE 'over 90'
        END AS bucket
    FROM tributary.open_items o) a
GROUP BY a.account, a.source, a.currency, a.kind, a.bucket;

-- A payout by the kinds of what is in it, and what they do not explain as a line of its own.
CREATE VIEW tributary.payout_breakdown AS
WITH payout AS (
    SELECT e.source, e.id, e.shown_id, e.shown_payout, e.shown_account, e.date, e.currency,
        -e.amount AS paid_out, m.match_no, m.status
    FROM tributary.entry_shown e
    LEFT JOIN tributary.match_member mm
        ON mm.source = e.source AND mm.id = e.id AND mm.kind = 'payout-items' AND mm.active
    LEFT JOIN tributary.match m ON m.match_no = mm.match_no
    WHERE e.kind = 'PAYOUT' AND e.state IN ('OPEN', 'PENDING')
), item AS (
    SELECT p.source, p.id, coalesce(e.type, 'unknown') AS line, count(*) AS items,
        sum(e.amount) AS gross, sum(coalesce(e.fee, 0)) AS fee,
        sum(coalesce(e.net, e.amount)) AS net
    FROM payout p
    JOIN tributary.match_member mm ON mm.match_no = p.match_no AND mm.role <> 'payout'
    JOIN tributary.entry e ON e.source = mm.source AND e.id = mm.id
    GROUP BY p.source, p.id, coalesce(e.type, 'unknown')
), line AS (
    SELECT i.source, i.id, i.line, i.items, i.gross, i.fee, i.net FROM item i
    UNION ALL
    SELECT p.source, p.id, 'remainder', 0, NULL, NULL,
        p.paid_out - coalesce((SELECT sum(i.net) FROM item i
            WHERE i.source = p.source AND i.id = p.id), 0)
    FROM payout p
)
SELECT p.source, p.shown_payout AS payout, p.shown_id AS id, p.shown_account AS account, p.date AS payout_date,
    p.paid_out, p.currency, l.line, l.items, l.gross, l.fee, l.net, p.status
FROM payout p
JOIN line l ON l.source = p.source AND l.id = p.id
WHERE l.line <> 'remainder' OR l.net <> 0;

-- One row for each claim: what was asked, what was paid, and where the money is.
CREATE VIEW tributary.claim_lifecycle AS
SELECT c.source, c.shown_id AS id, c.shown_claim_id AS claim_id,
    c.shown_payer_control_number AS payer_control_number,
    c.claim ->> 'payer' AS payer, c.claim ->> 'payee' AS payee,
    c.claim ->> 'frequency' AS frequency, c.date AS submitted, c.currency,
    coalesce((c.claim ->> 'charge')::numeric, c.amount) AS charged,
    CASE WHEN c.state <> 'OPEN' THEN lower(c.state)
        WHEN p.payments IS NULL THEN 'awaiting remittance'
        WHEN m.status = 'REVIEW' THEN 'in review'
        WHEN p.paid = 0 AND p.reversals > 0 THEN 'reversed'
        WHEN p.paid = 0 THEN 'not paid'
        WHEN b.deposits IS NULL THEN 'paid, awaiting bank'
        ELSE 'paid'
    END AS stage,
    p.payments, p.reversals, p.paid, p.patient_owes, p.adjustments, p.first_remittance,
    p.last_remittance, b.trace_numbers, b.deposits, b.last_deposit, m.id AS match_id
FROM tributary.entry_shown c
LEFT JOIN tributary.match_member cm
    ON cm.source = c.source AND cm.id = c.id AND cm.kind = 'claim-remit' AND cm.active
LEFT JOIN tributary.match m ON m.match_no = cm.match_no
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE e.claim ->> 'status' IS DISTINCT FROM '22') AS payments,
        count(*) FILTER (WHERE e.claim ->> 'status' = '22') AS reversals,
        sum((e.claim ->> 'paid')::numeric) AS paid,
        sum((e.claim ->> 'patient_owes')::numeric) AS patient_owes,
        sum((e.claim ->> 'adjustments')::numeric) AS adjustments,
        min(e.date) AS first_remittance, max(e.date) AS last_remittance
    FROM tributary.match_member pm
    JOIN tributary.entry e ON e.source = pm.source AND e.id = pm.id
    WHERE pm.match_no = m.match_no AND e.kind = 'CLAIM_PAYMENT'
    HAVING count(*) > 0) p ON true
LEFT JOIN LATERAL (
    SELECT nullif(count(DISTINCT (bank.source, bank.id)) FILTER (WHERE bank.id IS NOT NULL), 0)
            AS deposits,
        max(bank.date) AS last_deposit,
        array_agg(DISTINCT whole.claim ->> 'trace_number')
            FILTER (WHERE whole.claim ->> 'trace_number' IS NOT NULL) AS trace_numbers
    FROM tributary.match_member pm
    JOIN tributary.entry paid ON paid.source = pm.source AND paid.id = pm.id
        AND paid.kind = 'CLAIM_PAYMENT'
    JOIN tributary.match_member em
        ON em.source = pm.source AND em.id = pm.id AND em.kind = 'era-claims' AND em.active
    JOIN tributary.match_member wm ON wm.match_no = em.match_no
    JOIN tributary.entry whole ON whole.source = wm.source AND whole.id = wm.id
        AND whole.kind = 'REMITTANCE_PAYMENT'
    LEFT JOIN tributary.match_member bm
        ON bm.source = whole.source AND bm.id = whole.id AND bm.kind = 'era-bank' AND bm.active
    LEFT JOIN tributary.match_member dm ON dm.match_no = bm.match_no
    LEFT JOIN tributary.entry bank ON bank.source = dm.source AND bank.id = dm.id
        AND bank.kind = 'BANK'
    WHERE pm.match_no = m.match_no) b ON true
WHERE c.kind = 'CLAIM';

CREATE VIEW tributary.accounts AS
SELECT CASE WHEN s.clear OR s.opaque THEN a.account
        ELSE a.source || ':t_' || substr(encode(sha256(
            s.key || convert_to(a.account, 'UTF8')), 'hex'), 1, 20)
    END AS account,
    a.source,
    CASE WHEN s.clear OR s.opaque THEN a.id
        ELSE 't_' || substr(encode(sha256(s.key || convert_to(a.account, 'UTF8')), 'hex'), 1, 20)
    END AS id,
    CASE WHEN s.clear THEN a.name
        ELSE 't_' || substr(encode(sha256(s.key || convert_to(a.name, 'UTF8')), 'hex'), 1, 20)
    END AS name,
    a.type, a.status, a.balance, a.available, a.currency, a.updated_at
FROM tributary.account a
CROSS JOIN tributary.reader r
CROSS JOIN LATERAL (
    SELECT r.clear, r.key, a.source IN ('stripe', 'plaid', 'quickbooks') AS opaque) s;

CREATE VIEW tributary.account_transactions AS
SELECT e.shown_account AS account, e.source, e.shown_id AS id, e.date, e.amount, e.currency,
    e.shown_counterparty AS merchant, e.category, e.state = 'PENDING' AS pending,
    coalesce(m.matched, false) AS reconciled, coalesce(m.in_review, false) AS in_review,
    coalesce(m.duplicate, false) AS duplicate, x.exceptions, e.updated_at
FROM tributary.entry_shown e
LEFT JOIN LATERAL (
    SELECT bool_or(m.status IN ('AUTO', 'CONFIRMED') AND m.kind <> 'duplicate') AS matched,
        bool_or(m.status = 'REVIEW') AS in_review,
        bool_or(m.status IN ('AUTO', 'CONFIRMED') AND mm.role = 'copy') AS duplicate
    FROM tributary.match_member mm JOIN tributary.match m ON m.match_no = mm.match_no
    WHERE mm.source = e.source AND mm.id = e.id AND mm.active) m ON true
CROSS JOIN LATERAL (
    SELECT count(*) AS exceptions FROM tributary.finding_state f
    WHERE f.source = e.source AND f.entry_id = e.id AND f.holds) x
WHERE e.account IS NOT NULL AND e.state IN ('OPEN', 'PENDING');

CREATE VIEW tributary.reconciliation_summary AS
SELECT t.account, t.source, t.currency, t.date AS day, count(*) AS transactions,
    sum(t.amount) AS amount,
    count(*) FILTER (WHERE t.reconciled) AS matched,
    coalesce(sum(t.amount) FILTER (WHERE t.reconciled), 0) AS matched_amount,
    count(*) FILTER (WHERE t.in_review AND NOT t.reconciled) AS in_review,
    count(*) FILTER (WHERE NOT t.reconciled AND NOT t.duplicate) AS unmatched,
    coalesce(sum(t.amount) FILTER (WHERE NOT t.reconciled AND NOT t.duplicate), 0)
        AS unmatched_amount,
    count(*) FILTER (WHERE t.pending) AS pending,
    count(*) FILTER (WHERE t.duplicate) AS duplicates,
    sum(t.exceptions) AS exceptions
FROM tributary.account_transactions t
GROUP BY t.account, t.source, t.currency, t.date;

COMMENT ON VIEW tributary.reader IS
    'Who reads, and the key of the tokens. Joined by the other views.';
COMMENT ON COLUMN tributary.reader.clear IS 'Whether names and numbers of persons may be shown.';
COMMENT ON COLUMN tributary.reader.key IS 'The key of the tokens.';

COMMENT ON VIEW tributary.account_holder IS
    'Accounts that were merged into others.';
COMMENT ON COLUMN tributary.account_holder.account IS 'The account that was merged, as source:id.';
COMMENT ON COLUMN tributary.account_holder.holder IS
    'The account that holds its entries now, as source:id.';

COMMENT ON VIEW tributary.entry_shown IS
    'Entries with their keys as they are and as they are shown. Joined by the other views.';
COMMENT ON COLUMN tributary.entry_shown.source IS 'System it is from.';
COMMENT ON COLUMN tributary.entry_shown.id IS 'Id in that system.';
COMMENT ON COLUMN tributary.entry_shown.kind IS
    'BALANCE_TRANSACTION, PAYOUT, BANK, LEDGER, CLAIM, CLAIM_PAYMENT, REMITTANCE_PAYMENT.';
COMMENT ON COLUMN tributary.entry_shown.state IS
    'OPEN, PENDING, SUPERSEDED, REMOVED, VOIDED, FAILED.';
COMMENT ON COLUMN tributary.entry_shown.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.entry_shown.amount IS 'What the account gains; negative = money out.';
COMMENT ON COLUMN tributary.entry_shown.fee IS 'What a processor keeps of it.';
COMMENT ON COLUMN tributary.entry_shown.net IS 'Amount less fee.';
COMMENT ON COLUMN tributary.entry_shown.date IS 'Day on which it counts.';
COMMENT ON COLUMN tributary.entry_shown.available_on IS 'Day from which it can be paid out.';
COMMENT ON COLUMN tributary.entry_shown.type IS 'The word of its source for it.';
COMMENT ON COLUMN tributary.entry_shown.category IS 'What it is for, as its source says.';
COMMENT ON COLUMN tributary.entry_shown.exchange_rate IS
    'Units of currency for one of original_currency.';
COMMENT ON COLUMN tributary.entry_shown.original_currency IS 'Currency before an exchange.';
COMMENT ON COLUMN tributary.entry_shown.original_amount IS 'Amount before an exchange.';
COMMENT ON COLUMN tributary.entry_shown.version IS 'Which of two of the same key is newer.';
COMMENT ON COLUMN tributary.entry_shown.first_seen IS 'When its first version was written here.';
COMMENT ON COLUMN tributary.entry_shown.updated_at IS 'When this version was written here.';
COMMENT ON COLUMN tributary.entry_shown.claim IS 'What claims and their payments have besides.';
COMMENT ON COLUMN tributary.entry_shown.group_ref IS
    'Id of the payout or deposit that it is a part of.';
COMMENT ON COLUMN tributary.entry_shown.pending_id IS 'Id of the pending one whose place it takes.';
COMMENT ON COLUMN tributary.entry_shown.account IS
    'Account that it moves, or the one that account was merged into.';
COMMENT ON COLUMN tributary.entry_shown.shown_id IS 'Id as the reader may see it.';
COMMENT ON COLUMN tributary.entry_shown.shown_account IS 'Account as the reader may see it.';
COMMENT ON COLUMN tributary.entry_shown.shown_payout IS
    'A payout''s id at its processor, as the reader may see it.';
COMMENT ON COLUMN tributary.entry_shown.shown_group_ref IS
    'Group reference as the reader may see it.';
COMMENT ON COLUMN tributary.entry_shown.shown_counterparty IS
    'Counterparty as the reader may see it.';
COMMENT ON COLUMN tributary.entry_shown.shown_claim_id IS 'Claim number as the reader may see it.';
COMMENT ON COLUMN tributary.entry_shown.shown_payer_control_number IS
    'The payer''s number as the reader may see it.';
COMMENT ON COLUMN tributary.entry_shown.shown_refs IS 'References as the reader may see them.';

COMMENT ON VIEW tributary.entries IS
    'Everything that takes part in reconciliation, as its latest version says.';
COMMENT ON COLUMN tributary.entries.source IS
    'System it is from: stripe, plaid, quickbooks, x12_837, x12_835, or a name of a mapping.';
COMMENT ON COLUMN tributary.entries.id IS
    'Id in that system; a token where it can tell a person and the reader may not see persons.';
COMMENT ON COLUMN tributary.entries.kind IS
    'BALANCE_TRANSACTION, PAYOUT, BANK, LEDGER, CLAIM, CLAIM_PAYMENT, REMITTANCE_PAYMENT; null where only its deletion is known.';
COMMENT ON COLUMN tributary.entries.state IS
    'OPEN (the only one that matches money), PENDING, SUPERSEDED, REMOVED, VOIDED, FAILED.';
COMMENT ON COLUMN tributary.entries.account IS
    'Account that it moves, as source:id; the one that it was merged into, where it was.';
COMMENT ON COLUMN tributary.entries.date IS 'Day on which it counts.';
COMMENT ON COLUMN tributary.entries.amount IS
    'What the account gains; negative = money out. What was asked for a claim, what was paid for a payment.';
COMMENT ON COLUMN tributary.entries.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.entries.fee IS
    'What a processor keeps of it; null where there is none.';
COMMENT ON COLUMN tributary.entries.net IS 'Amount less fee; null where there is no fee.';
COMMENT ON COLUMN tributary.entries.available_on IS 'Day from which it can be paid out.';
COMMENT ON COLUMN tributary.entries.type IS 'The word of its source for it, as charge.';
COMMENT ON COLUMN tributary.entries.category IS 'What it is for, as its source says.';
COMMENT ON COLUMN tributary.entries.counterparty IS
    'Who is at the other end; a token for readers who may not see persons.';
COMMENT ON COLUMN tributary.entries.group_ref IS
    'Id of the payout or deposit that it is a part of.';
COMMENT ON COLUMN tributary.entries.refs IS
    'Numbers that others know, each as kind:value; the values are tokens for readers who may not see persons.';
COMMENT ON COLUMN tributary.entries.claim_id IS
    'CLM01 of a claim, CLP01 of a payment; a token for readers who may not see persons.';
COMMENT ON COLUMN tributary.entries.payer_control_number IS
    'The payer''s number of the claim; a token for readers who may not see persons.';
COMMENT ON COLUMN tributary.entries.claim_status IS
    'CLP02 of a payment: 1 to 4 paid or denied, 22 reversed, …';
COMMENT ON COLUMN tributary.entries.claim_frequency IS '1 original, 7 replacement, 8 void.';
COMMENT ON COLUMN tributary.entries.charge IS 'What was asked.';
COMMENT ON COLUMN tributary.entries.paid IS 'What was paid; negative for a reversal.';
COMMENT ON COLUMN tributary.entries.patient_owes IS 'What the patient owes.';
COMMENT ON COLUMN tributary.entries.adjustments IS 'What the payer took off.';
COMMENT ON COLUMN tributary.entries.trace_number IS
    'TRN02: the number of the payment, which the bank''s line names too.';
COMMENT ON COLUMN tributary.entries.payer IS 'The payer''s id.';
COMMENT ON COLUMN tributary.entries.payee IS 'The payee''s id.';
COMMENT ON COLUMN tributary.entries.exchange_rate IS
    'Units of currency for one of original_currency.';
COMMENT ON COLUMN tributary.entries.original_currency IS 'Currency before an exchange.';
COMMENT ON COLUMN tributary.entries.original_amount IS
    'Amount before an exchange, in original_currency.';
COMMENT ON COLUMN tributary.entries.first_seen IS 'When its first version was written here.';
COMMENT ON COLUMN tributary.entries.updated_at IS 'When this version was written here.';

COMMENT ON VIEW tributary.matches IS
    'Matches that hold, those that wait for a review included.';
COMMENT ON COLUMN tributary.matches.match_id IS
    'Identifies the match: the same entries and rules give the same.';
COMMENT ON COLUMN tributary.matches.kind IS
    'duplicate, payout-items, payout-bank, payout-ledger, charge-ledger, bank-ledger, bank-reversal, era-claims, era-bank, claim-remit.';
COMMENT ON COLUMN tributary.matches.status IS
    'AUTO by rules, REVIEW = a person should look, CONFIRMED by a person.';
COMMENT ON COLUMN tributary.matches.rule IS 'Rule that found it.';
COMMENT ON COLUMN tributary.matches.rule_version IS 'Version of the rule set.';
COMMENT ON COLUMN tributary.matches.score IS 'Sum of the evidence; null for an exact reference.';
COMMENT ON COLUMN tributary.matches.margin IS
    'How much better than the next one; null where there is no other.';
COMMENT ON COLUMN tributary.matches.alternatives IS 'How many others were possible.';
COMMENT ON COLUMN tributary.matches.variance IS
    'What is left over between the sides, 0 where they agree.';
COMMENT ON COLUMN tributary.matches.variance_reason IS
    'Why: fee, exchange, adjustments, charge, adjudication, written_off, unexplained.';
COMMENT ON COLUMN tributary.matches.evidence IS 'What speaks for it.';
COMMENT ON COLUMN tributary.matches.since IS 'Since when it holds with this status.';
COMMENT ON COLUMN tributary.matches.members IS 'How many entries it joins.';

COMMENT ON VIEW tributary.reconciled IS
    'Entries that belong together, by rules or by a person: a row for each member of each match.';
COMMENT ON COLUMN tributary.reconciled.match_id IS
    'Identifies the match; the rows of one belong together.';
COMMENT ON COLUMN tributary.reconciled.kind IS 'Kind of the match; see matches.';
COMMENT ON COLUMN tributary.reconciled.status IS 'AUTO or CONFIRMED.';
COMMENT ON COLUMN tributary.reconciled.rule IS 'Rule that found it.';
COMMENT ON COLUMN tributary.reconciled.variance IS
    'What is left over between the sides of the match.';
COMMENT ON COLUMN tributary.reconciled.variance_reason IS 'Why.';
COMMENT ON COLUMN tributary.reconciled.since IS 'Since when it holds.';
COMMENT ON COLUMN tributary.reconciled.role IS
    'What the entry is in it: payout, item, bank, ledger, charge, claim, remittance, payment, reversal, …';
COMMENT ON COLUMN tributary.reconciled.position IS 'Place in the order of the members, from 0.';
COMMENT ON COLUMN tributary.reconciled.source IS 'Source of the entry.';
COMMENT ON COLUMN tributary.reconciled.id IS 'Id of the entry.';
COMMENT ON COLUMN tributary.reconciled.entry_kind IS 'Kind of the entry.';
COMMENT ON COLUMN tributary.reconciled.account IS 'Account that the entry moves.';
COMMENT ON COLUMN tributary.reconciled.date IS 'Day on which the entry counts.';
COMMENT ON COLUMN tributary.reconciled.amount IS 'Amount of the entry.';
COMMENT ON COLUMN tributary.reconciled.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.reconciled.fee IS 'What a processor keeps of it.';
COMMENT ON COLUMN tributary.reconciled.net IS 'Amount less fee.';
COMMENT ON COLUMN tributary.reconciled.counterparty IS 'Who is at the other end.';

COMMENT ON VIEW tributary.match_members IS
    'The entries of all matches in all their periods, those that no longer hold included.';
COMMENT ON COLUMN tributary.match_members.match_id IS 'Identifies the match.';
COMMENT ON COLUMN tributary.match_members.match_no IS 'The period of the match.';
COMMENT ON COLUMN tributary.match_members.kind IS 'Kind of the match.';
COMMENT ON COLUMN tributary.match_members.status IS 'Status of the match in that period.';
COMMENT ON COLUMN tributary.match_members.holds IS 'Whether that period lasts.';
COMMENT ON COLUMN tributary.match_members.role IS 'What the entry is in it.';
COMMENT ON COLUMN tributary.match_members.position IS 'Place in the order of the members, from 0.';
COMMENT ON COLUMN tributary.match_members.source IS 'Source of the entry.';
COMMENT ON COLUMN tributary.match_members.id IS 'Id of the entry.';
COMMENT ON COLUMN tributary.match_members.entry_kind IS 'Kind of the entry.';
COMMENT ON COLUMN tributary.match_members.state IS 'Where the entry stands now.';
COMMENT ON COLUMN tributary.match_members.account IS 'Account that the entry moves.';
COMMENT ON COLUMN tributary.match_members.date IS 'Day on which the entry counts.';
COMMENT ON COLUMN tributary.match_members.amount IS 'Amount of the entry.';
COMMENT ON COLUMN tributary.match_members.currency IS 'ISO 4217 code.';

COMMENT ON VIEW tributary.match_history IS
    'Every period of every match, in two times: known_from and known_to say when we held it to be so, about_from and about_to of which days it speaks.';
COMMENT ON COLUMN tributary.match_history.match_id IS 'Identifies the match.';
COMMENT ON COLUMN tributary.match_history.kind IS 'Kind of the match.';
COMMENT ON COLUMN tributary.match_history.status IS
    'AUTO, REVIEW, CONFIRMED; REJECTED by a person; VOID where later data took it back.';
COMMENT ON COLUMN tributary.match_history.rule IS 'Rule that found it.';
COMMENT ON COLUMN tributary.match_history.rule_version IS 'Version of the rule set.';
COMMENT ON COLUMN tributary.match_history.variance IS 'What was left over.';
COMMENT ON COLUMN tributary.match_history.variance_reason IS 'Why.';
COMMENT ON COLUMN tributary.match_history.known_from IS 'Since when we held it.';
COMMENT ON COLUMN tributary.match_history.known_to IS 'Until when; null = we still do.';
COMMENT ON COLUMN tributary.match_history.end_reason IS
    'Why no longer: member_removed, rejected, split, better_match, no_longer, moved, ambiguous, changed.';
COMMENT ON COLUMN tributary.match_history.about_from IS 'The first day of its entries.';
COMMENT ON COLUMN tributary.match_history.about_to IS 'The last day of its entries.';
COMMENT ON COLUMN tributary.match_history.members IS 'How many entries it joins.';

COMMENT ON VIEW tributary.watermarks IS
    'Up to when each source is known to be complete: what was due before and has not come is missing.';
COMMENT ON COLUMN tributary.watermarks.source IS 'The source.';
COMMENT ON COLUMN tributary.watermarks.complete_until IS 'Up to when all of its streams are.';
COMMENT ON COLUMN tributary.watermarks.streams IS 'How many streams of it there are.';
COMMENT ON COLUMN tributary.watermarks.updated_at IS 'When the last of them told.';

COMMENT ON VIEW tributary.finding_state IS
    'Findings, and whether they hold. Joined by the other views.';
COMMENT ON COLUMN tributary.finding_state.finding_no IS 'Number of the row.';
COMMENT ON COLUMN tributary.finding_state.id IS 'Identifies the finding.';
COMMENT ON COLUMN tributary.finding_state.kind IS 'What is wrong.';
COMMENT ON COLUMN tributary.finding_state.match_kind IS 'For which kind of match.';
COMMENT ON COLUMN tributary.finding_state.scope IS 'Where it was found.';
COMMENT ON COLUMN tributary.finding_state.source IS 'Source of the entry that it is about.';
COMMENT ON COLUMN tributary.finding_state.entry_id IS 'Id of that entry.';
COMMENT ON COLUMN tributary.finding_state.other_source IS 'Source of the other entry.';
COMMENT ON COLUMN tributary.finding_state.other_id IS 'Id of the other entry.';
COMMENT ON COLUMN tributary.finding_state.amount IS 'How much it is about.';
COMMENT ON COLUMN tributary.finding_state.expected_in IS 'Source whose watermark decides.';
COMMENT ON COLUMN tributary.finding_state.due_on IS 'Day after which it is missing.';
COMMENT ON COLUMN tributary.finding_state.text IS 'What is wrong and the remedy.';
COMMENT ON COLUMN tributary.finding_state.opened_at IS 'Since when it holds or is awaited.';
COMMENT ON COLUMN tributary.finding_state.resolved_at IS 'When it was resolved.';
COMMENT ON COLUMN tributary.finding_state.resolved_by IS 'Match that resolved it.';
COMMENT ON COLUMN tributary.finding_state.resolution IS 'How it was resolved.';
COMMENT ON COLUMN tributary.finding_state.held IS 'Whether it held when it was resolved.';
COMMENT ON COLUMN tributary.finding_state.holds IS
    'Whether it holds now: it is not resolved, and what it awaits is overdue.';

COMMENT ON VIEW tributary.exceptions IS
    'What does not agree, with its remedy; what is only awaited is not here but in open_items.';
COMMENT ON COLUMN tributary.exceptions.exception_id IS
    'Identifies the exception: the same entries and rules give the same.';
COMMENT ON COLUMN tributary.exceptions.kind IS
    'MISSING_IN_BANK, MISSING_IN_LEDGER, MISSING_IN_PROCESSOR, MISSING_REMITTANCE, MISSING_CLAIM, DUPLICATE, AMOUNT_VARIANCE, UNBALANCED_835, ORPHAN_REVERSAL, CURRENCY_MISMATCH, AMBIGUOUS, UNMAPPED_ACCOUNT.';
COMMENT ON COLUMN tributary.exceptions.state IS 'open or resolved.';
COMMENT ON COLUMN tributary.exceptions.match_kind IS 'For which kind of match.';
COMMENT ON COLUMN tributary.exceptions.source IS 'Source of the entry that it is about.';
COMMENT ON COLUMN tributary.exceptions.id IS 'Id of that entry.';
COMMENT ON COLUMN tributary.exceptions.entry_kind IS 'Kind of that entry.';
COMMENT ON COLUMN tributary.exceptions.account IS 'Account of that entry.';
COMMENT ON COLUMN tributary.exceptions.date IS 'Day of that entry.';
COMMENT ON COLUMN tributary.exceptions.amount IS 'How much it is about.';
COMMENT ON COLUMN tributary.exceptions.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.exceptions.other_source IS
    'Source of the other entry, as the original of a duplicate.';
COMMENT ON COLUMN tributary.exceptions.other_id IS 'Id of the other entry.';
COMMENT ON COLUMN tributary.exceptions.expected_in IS 'Source in which something is missing.';
COMMENT ON COLUMN tributary.exceptions.due_on IS 'Day by which it should have come.';
COMMENT ON COLUMN tributary.exceptions.age_days IS
    'Days since it was due, or since it was found; until it was resolved.';
COMMENT ON COLUMN tributary.exceptions.text IS 'What is wrong, and the remedy.';
COMMENT ON COLUMN tributary.exceptions.opened_at IS 'When it was found or first awaited.';
COMMENT ON COLUMN tributary.exceptions.resolved_at IS 'When it was resolved; null = it is open.';
COMMENT ON COLUMN tributary.exceptions.resolution IS
    'How: matched, removed, written_off, confirmed, no_longer.';
COMMENT ON COLUMN tributary.exceptions.resolved_by_match IS 'Match that resolved it.';

COMMENT ON VIEW tributary.open_items IS
    'Entries that stand for money and are not, or not wholly, joined to what they belong to: a row for each thing that an entry waits for.';
COMMENT ON COLUMN tributary.open_items.source IS 'System it is from.';
COMMENT ON COLUMN tributary.open_items.id IS 'Id in that system.';
COMMENT ON COLUMN tributary.open_items.kind IS 'Kind of the entry.';
COMMENT ON COLUMN tributary.open_items.account IS 'Account that it moves.';
COMMENT ON COLUMN tributary.open_items.date IS 'Day on which it counts.';
COMMENT ON COLUMN tributary.open_items.amount IS 'Its amount.';
COMMENT ON COLUMN tributary.open_items.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.open_items.counterparty IS 'Who is at the other end.';
COMMENT ON COLUMN tributary.open_items.match_kind IS
    'Kind of match that is awaited; null where no rule expects one.';
COMMENT ON COLUMN tributary.open_items.state IS
    'in_review = a match waits for a person; missing = overdue by the watermark of the other source; awaited = still in time; open = no rule expects anything.';
COMMENT ON COLUMN tributary.open_items.expected_in IS
    'Source in which its counterpart is expected.';
COMMENT ON COLUMN tributary.open_items.due_on IS 'Day by which the counterpart should have come.';
COMMENT ON COLUMN tributary.open_items.exception_id IS 'The exception that it is, or will be.';
COMMENT ON COLUMN tributary.open_items.match_id IS 'The match that waits for a review.';
COMMENT ON COLUMN tributary.open_items.age_days IS 'Days since its date.';

COMMENT ON VIEW tributary.open_items_aging IS
    'Open items by age, as accountants list them.';
COMMENT ON COLUMN tributary.open_items_aging.account IS 'The account.';
COMMENT ON COLUMN tributary.open_items_aging.source IS 'System that it is from.';
COMMENT ON COLUMN tributary.open_items_aging.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.open_items_aging.kind IS 'Kind of the entries.';
COMMENT ON COLUMN tributary.open_items_aging.bucket IS
    'Days since their date: 0-7, 8-30, 31-60, 61-90, over 90.';
COMMENT ON COLUMN tributary.open_items_aging.items IS 'How many.';
COMMENT ON COLUMN tributary.open_items_aging.amount IS 'Their sum.';
COMMENT ON COLUMN tributary.open_items_aging.oldest IS 'Day of the oldest.';

COMMENT ON VIEW tributary.payout_breakdown IS
    'What a payout consists of: a line for each type of its items, and one for what they do not explain (remainder).';
COMMENT ON COLUMN tributary.payout_breakdown.source IS 'The processor.';
COMMENT ON COLUMN tributary.payout_breakdown.payout IS 'The payout''s id at the processor.';
COMMENT ON COLUMN tributary.payout_breakdown.id IS 'Id of the payout''s entry.';
COMMENT ON COLUMN tributary.payout_breakdown.account IS 'Account that was paid out.';
COMMENT ON COLUMN tributary.payout_breakdown.payout_date IS 'Day of the payout.';
COMMENT ON COLUMN tributary.payout_breakdown.paid_out IS 'What was paid out.';
COMMENT ON COLUMN tributary.payout_breakdown.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.payout_breakdown.line IS
    'Type of the items as charge, refund, adjustment; or remainder.';
COMMENT ON COLUMN tributary.payout_breakdown.items IS 'How many.';
COMMENT ON COLUMN tributary.payout_breakdown.gross IS 'Sum of their amounts before fees.';
COMMENT ON COLUMN tributary.payout_breakdown.fee IS 'Sum of their fees.';
COMMENT ON COLUMN tributary.payout_breakdown.net IS 'Sum of what they add to the payout.';
COMMENT ON COLUMN tributary.payout_breakdown.status IS
    'Status of the match of the payout and its items; null where there is none.';

COMMENT ON VIEW tributary.claim_lifecycle IS
    'Every claim: what was asked, what was paid, and where the money is.';
COMMENT ON COLUMN tributary.claim_lifecycle.source IS 'System that the claim is from.';
COMMENT ON COLUMN tributary.claim_lifecycle.id IS 'Id of the claim''s entry.';
COMMENT ON COLUMN tributary.claim_lifecycle.claim_id IS 'CLM01.';
COMMENT ON COLUMN tributary.claim_lifecycle.payer_control_number IS
    'The payer''s number, where the claim names one.';
COMMENT ON COLUMN tributary.claim_lifecycle.payer IS 'The payer''s id.';
COMMENT ON COLUMN tributary.claim_lifecycle.payee IS 'The billing provider''s id.';
COMMENT ON COLUMN tributary.claim_lifecycle.frequency IS '1 original, 7 replacement, 8 void.';
COMMENT ON COLUMN tributary.claim_lifecycle.submitted IS 'Day of the claim.';
COMMENT ON COLUMN tributary.claim_lifecycle.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.claim_lifecycle.charged IS 'What was asked.';
COMMENT ON COLUMN tributary.claim_lifecycle.stage IS
    'awaiting remittance; in review; not paid; reversed; paid, awaiting bank; paid; or why it no longer counts.';
COMMENT ON COLUMN tributary.claim_lifecycle.payments IS
    'How many payments were told, reversals left out; null where none was.';
COMMENT ON COLUMN tributary.claim_lifecycle.reversals IS 'How many of them were taken back.';
COMMENT ON COLUMN tributary.claim_lifecycle.paid IS 'What was paid in sum, reversals included.';
COMMENT ON COLUMN tributary.claim_lifecycle.patient_owes IS 'What the patient owes in sum.';
COMMENT ON COLUMN tributary.claim_lifecycle.adjustments IS 'What the payer took off in sum.';
COMMENT ON COLUMN tributary.claim_lifecycle.first_remittance IS 'Day of the first remittance.';
COMMENT ON COLUMN tributary.claim_lifecycle.last_remittance IS 'Day of the last remittance.';
COMMENT ON COLUMN tributary.claim_lifecycle.trace_numbers IS 'TRN02 of the payments that pay it.';
COMMENT ON COLUMN tributary.claim_lifecycle.deposits IS
    'In how many of the bank''s lines the money came; null where in none yet.';
COMMENT ON COLUMN tributary.claim_lifecycle.last_deposit IS 'Day of the last of these lines.';
COMMENT ON COLUMN tributary.claim_lifecycle.match_id IS 'The match of the claim and its payments.';

COMMENT ON VIEW tributary.accounts IS
    'Accounts, as their latest versions say.';
COMMENT ON COLUMN tributary.accounts.account IS 'The account, as source:id.';
COMMENT ON COLUMN tributary.accounts.source IS 'System that it is from.';
COMMENT ON COLUMN tributary.accounts.id IS 'Id in that system.';
COMMENT ON COLUMN tributary.accounts.name IS
    'What it is called; a token for readers who may not see persons.';
COMMENT ON COLUMN tributary.accounts.type IS 'depository, credit, loan, processor, ledger, …';
COMMENT ON COLUMN tributary.accounts.status IS 'open, restricted, paused, closed, merged, removed.';
COMMENT ON COLUMN tributary.accounts.balance IS 'What is on it.';
COMMENT ON COLUMN tributary.accounts.available IS 'What of it can be used.';
COMMENT ON COLUMN tributary.accounts.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.accounts.updated_at IS 'When this version was written here.';

COMMENT ON VIEW tributary.account_transactions IS
    'The movements of accounts that count, pending ones included.';
COMMENT ON COLUMN tributary.account_transactions.account IS
    'The account, as source:id; the one that it was merged into, where it was.';
COMMENT ON COLUMN tributary.account_transactions.source IS 'System that it is from.';
COMMENT ON COLUMN tributary.account_transactions.id IS 'Id in that system.';
COMMENT ON COLUMN tributary.account_transactions.date IS 'Day on which it counts.';
COMMENT ON COLUMN tributary.account_transactions.amount IS
    'What the account gains; negative = money out.';
COMMENT ON COLUMN tributary.account_transactions.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.account_transactions.merchant IS
    'Who is at the other end; a token for readers who may not see persons.';
COMMENT ON COLUMN tributary.account_transactions.category IS 'What it is for, as its source says.';
COMMENT ON COLUMN tributary.account_transactions.pending IS
    'Whether it can still change or go away.';
COMMENT ON COLUMN tributary.account_transactions.reconciled IS
    'Whether a match of rules or of a person joins it to what it belongs to.';
COMMENT ON COLUMN tributary.account_transactions.in_review IS
    'Whether a match that joins it waits for a person.';
COMMENT ON COLUMN tributary.account_transactions.duplicate IS
    'Whether it is a copy of another one.';
COMMENT ON COLUMN tributary.account_transactions.exceptions IS
    'How many exceptions about it are open.';
COMMENT ON COLUMN tributary.account_transactions.updated_at IS
    'When this version was written here.';

COMMENT ON VIEW tributary.reconciliation_summary IS
    'Each account on each day: how much of it agrees.';
COMMENT ON COLUMN tributary.reconciliation_summary.account IS 'The account.';
COMMENT ON COLUMN tributary.reconciliation_summary.source IS 'System that it is from.';
COMMENT ON COLUMN tributary.reconciliation_summary.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.reconciliation_summary.day IS 'The day.';
COMMENT ON COLUMN tributary.reconciliation_summary.transactions IS
    'How many movements, duplicates included.';
COMMENT ON COLUMN tributary.reconciliation_summary.amount IS 'Their sum.';
COMMENT ON COLUMN tributary.reconciliation_summary.matched IS
    'How many are joined to what they belong to.';
COMMENT ON COLUMN tributary.reconciliation_summary.matched_amount IS 'Sum of those.';
COMMENT ON COLUMN tributary.reconciliation_summary.in_review IS 'How many wait for a person.';
COMMENT ON COLUMN tributary.reconciliation_summary.unmatched IS
    'How many are not joined, those in review included.';
COMMENT ON COLUMN tributary.reconciliation_summary.unmatched_amount IS 'Sum of those.';
COMMENT ON COLUMN tributary.reconciliation_summary.pending IS 'How many can still change.';
COMMENT ON COLUMN tributary.reconciliation_summary.duplicates IS 'How many are copies.';
COMMENT ON COLUMN tributary.reconciliation_summary.exceptions IS
    'How many exceptions about them are open.';
