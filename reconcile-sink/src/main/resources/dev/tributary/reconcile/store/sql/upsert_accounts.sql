-- Writes accounts that are newer than what is there; answers with those that were merged, or
-- parted, by it.
WITH before AS (
    SELECT a.account, a.merged_into FROM tributary.account a WHERE a.account = ANY (?)
), written AS (
INSERT INTO tributary.account AS a (
    account, source, id, name, type, subtype, status, merged_into, balance, available, currency,
    account_group, version, origin_topic, origin_partition, origin_offset)
SELECT * FROM unnest(
    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
    ?::numeric[], ?::numeric[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::integer[],
    ?::bigint[])
ON CONFLICT (account) DO UPDATE SET
    source = excluded.source, id = excluded.id, name = excluded.name, type = excluded.type,
    subtype = excluded.subtype, status = excluded.status, merged_into = excluded.merged_into,
    balance = excluded.balance, available = excluded.available, currency = excluded.currency,
    account_group = excluded.account_group, version = excluded.version,
    origin_topic = excluded.origin_topic, origin_partition = excluded.origin_partition,
    origin_offset = excluded.origin_offset, updated_at = now()
WHERE (a.version, a.origin_topic, a.origin_partition, a.origin_offset)
    < (excluded.version, excluded.origin_topic, excluded.origin_partition, excluded.origin_offset)
RETURNING a.account, a.merged_into
)
SELECT w.account FROM written w LEFT JOIN before b ON b.account = w.account
WHERE w.merged_into IS DISTINCT FROM b.merged_into
