INSERT INTO bare (
    source, id, kind, account, currency, amount, date, state, refs, counterparty, type, feed,
    version, origin_topic, origin_partition, origin_offset)
SELECT
    r.source, r.id, r.kind, r.account, r.currency, r.amount, r.date, 'OPEN', r.refs::text[],
    r.counterparty, r.type, r.account, 1767600000000, 'benchmark.transactions', 0, r.origin_offset
FROM unnest(
    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::date[], ?::text[],
    ?::text[], ?::text[], ?::bigint[])
    AS r (source, id, kind, account, currency, amount, date, refs, counterparty, type,
          origin_offset)
ON CONFLICT (source, id) DO UPDATE SET
    kind = excluded.kind, account = excluded.account, currency = excluded.currency,
    amount = excluded.amount, date = excluded.date, state = excluded.state, refs = excluded.refs,
    counterparty = excluded.counterparty, type = excluded.type, feed = excluded.feed,
    version = excluded.version, origin_topic = excluded.origin_topic,
    origin_partition = excluded.origin_partition, origin_offset = excluded.origin_offset,
    updated_at = now()
WHERE bare.version < excluded.version
