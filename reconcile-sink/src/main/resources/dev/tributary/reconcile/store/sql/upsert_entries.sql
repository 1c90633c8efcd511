-- Writes entries that are newer than what is there, puts them where they can meet others, and marks
-- them dirty in the scopes where they are and where they were; answers with how many it wrote, and
-- whether it did not see all rows that it was to lift.
-- Of two of one version the one that was read later wins, in a total order: whoever comes first.
WITH written AS (
INSERT INTO tributary.entry AS e (
    source, id, kind, account, currency, amount, fee, net, date, available_on, state, pending_id,
    group_ref, refs, counterparty, type, category, feed, exchange_rate, original_currency,
    original_amount, claim, version, origin_topic, origin_partition, origin_offset, scopes, blocks)
SELECT
    r.source, r.id, r.kind, r.account, r.currency, r.amount, r.fee, r.net, r.date, r.available_on,
    r.state, r.pending_id, r.group_ref, r.refs::text[], r.counterparty, r.type, r.category, r.feed,
    r.exchange_rate, r.original_currency, r.original_amount, r.claim::jsonb, r.version,
    r.origin_topic, r.origin_partition, r.origin_offset, r.scopes::text[], r.blocks::bigint[]
FROM unnest(
    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[],
    ?::numeric[], ?::date[], ?::date[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
    ?::text[], ?::text[], ?::text[], ?::numeric[], ?::text[], ?::numeric[], ?::text[], ?::bigint[],
    ?::text[], ?::integer[], ?::bigint[], ?::text[], ?::text[])
    AS r (
    source, id, kind, account, currency, amount, fee, net, date, available_on, state, pending_id,
    group_ref, refs, counterparty, type, category, feed, exchange_rate, original_currency,
    original_amount, claim, version, origin_topic, origin_partition, origin_offset, scopes, blocks)
ON CONFLICT (source, id) DO UPDATE SET
    kind = excluded.kind, account = excluded.account, currency = excluded.currency,
    amount = excluded.amount, fee = excluded.fee, net = excluded.net, date = excluded.date,
    available_on = excluded.available_on, state = excluded.state,
    pending_id = excluded.pending_id, group_ref = excluded.group_ref, refs = excluded.refs,
    counterparty = excluded.counterparty, type = excluded.type, category = excluded.category,
    feed = excluded.feed, exchange_rate = excluded.exchange_rate,
    original_currency = excluded.original_currency, original_amount = excluded.original_amount,
    claim = excluded.claim, version = excluded.version, origin_topic = excluded.origin_topic,
    origin_partition = excluded.origin_partition, origin_offset = excluded.origin_offset,
    prior_scopes = e.scopes, scopes = excluded.scopes,
    prior_blocks = e.blocks, blocks = excluded.blocks, prior_pending = e.pending_id, updated_at = now()
WHERE (e.version, e.origin_topic, e.origin_partition, e.origin_offset)
        < (excluded.version, excluded.origin_topic, excluded.origin_partition,
           excluded.origin_offset)
    AND (e.version < excluded.version
        OR (e.kind, e.account, e.currency, e.amount, e.fee, e.net, e.date, e.available_on,
            e.state, e.pending_id, e.group_ref, e.refs, e.counterparty, e.type, e.category, e.feed,
            e.exchange_rate, e.original_currency, e.original_amount, e.claim)
        IS DISTINCT FROM
           (excluded.kind, excluded.account, excluded.currency, excluded.amount, excluded.fee,
            excluded.net, excluded.date, excluded.available_on, excluded.state,
            excluded.pending_id, excluded.group_ref, excluded.refs, excluded.counterparty,
            excluded.type, excluded.category, excluded.feed, excluded.exchange_rate,
            excluded.original_currency, excluded.original_amount, excluded.claim))
RETURNING e.source, e.id, e.scopes, e.prior_scopes, e.blocks, e.prior_blocks, e.pending_id,
    e.prior_pending
)@include(placed.sql)
