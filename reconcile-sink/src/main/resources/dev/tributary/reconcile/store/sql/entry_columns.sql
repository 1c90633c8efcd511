e.source, e.id, e.kind, e.account, e.currency, e.amount, e.fee, e.net, e.date, e.available_on,
    e.state, e.pending_id, e.group_ref, e.refs, e.counterparty, e.type, e.category, e.feed,
    e.exchange_rate, e.original_currency, e.original_amount, e.claim, e.version, e.origin_topic,
    e.origin_partition, e.origin_offset