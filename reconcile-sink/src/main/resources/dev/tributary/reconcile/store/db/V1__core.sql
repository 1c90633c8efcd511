-- What the sink keeps: entries as their latest versions say, what is due to be matched, what was
-- matched and what does not agree, what persons decided, and how far each topic was read.
-- Text that is compared is in the order of its bytes, so that every server sorts alike.

CREATE TABLE tributary.entry (
    source            text COLLATE "C" NOT NULL,
    id                text COLLATE "C" NOT NULL,
    kind              text COLLATE "C",
    account           text COLLATE "C",
    currency          text COLLATE "C",
    amount            numeric(24, 4),
    fee               numeric(24, 4),
    net               numeric(24, 4),
    date              date,
    available_on      date,
    state             text COLLATE "C" NOT NULL,
    pending_id        text COLLATE "C",
    group_ref         text COLLATE "C",
    refs              text[] NOT NULL DEFAULT '{}',
    counterparty      text,
    type              text,
    category          text,
    feed              text COLLATE "C",
    exchange_rate     numeric(28, 10),
    original_currency text COLLATE "C",
    original_amount   numeric(24, 4),
    claim             jsonb,
    version           bigint NOT NULL,
    origin_topic      text COLLATE "C" NOT NULL,
    origin_partition  integer NOT NULL,
    origin_offset     bigint NOT NULL,
    scopes            text[] NOT NULL DEFAULT '{}',
    prior_scopes      text[],
    blocks            bigint[] NOT NULL DEFAULT '{}',
    prior_blocks      bigint[],
    first_seen        timestamptz NOT NULL DEFAULT now(),
    updated_at        timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, id),
    CONSTRAINT entry_is_something_or_removed CHECK (kind IS NOT NULL OR state = 'REMOVED')
);
CREATE INDEX entry_account ON tributary.entry (account, date);
CREATE INDEX entry_pending ON tributary.entry (source, pending_id) WHERE pending_id IS NOT NULL;

COMMENT ON TABLE tributary.entry IS
    'One thing that takes part in reconciliation, as its latest version says.';
COMMENT ON COLUMN tributary.entry.source IS
    'System it is from: stripe, plaid, quickbooks, x12_837, x12_835, or a name of a mapping.';
COMMENT ON COLUMN tributary.entry.id IS 'Id in that system; unique there.';
COMMENT ON COLUMN tributary.entry.kind IS
    'BALANCE_TRANSACTION, PAYOUT, BANK, LEDGER, CLAIM, CLAIM_PAYMENT, REMITTANCE_PAYMENT; null where only its deletion is known.';
COMMENT ON COLUMN tributary.entry.account IS
    'Account that it moves, as source:id; null for what has none.';
COMMENT ON COLUMN tributary.entry.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.entry.amount IS 'What the account gains; negative = money out.';
COMMENT ON COLUMN tributary.entry.fee IS 'What a processor keeps of it; null where there is none.';
COMMENT ON COLUMN tributary.entry.net IS 'Amount less fee; null where there is no fee.';
COMMENT ON COLUMN tributary.entry.date IS 'Day on which it counts.';
COMMENT ON COLUMN tributary.entry.available_on IS 'Day from which it can be paid out.';
COMMENT ON COLUMN tributary.entry.state IS
    'OPEN (the only one that matches money), PENDING, SUPERSEDED, REMOVED, VOIDED, FAILED.';
COMMENT ON COLUMN tributary.entry.pending_id IS
    'Id, in its own source, of the pending one whose place it takes.';
COMMENT ON COLUMN tributary.entry.group_ref IS 'Id of the payout or deposit that it is a part of.';
COMMENT ON COLUMN tributary.entry.refs IS
    'Numbers that others know, each as kind:value; the kind has no colon.';
COMMENT ON COLUMN tributary.entry.counterparty IS
    'Who is at the other end, normalised or tokenised; can be a person.';
COMMENT ON COLUMN tributary.entry.type IS 'The word of its source for it.';
COMMENT ON COLUMN tributary.entry.category IS 'The word of its source for what it is for.';
COMMENT ON COLUMN tributary.entry.feed IS
    'Connection, file or export that told it: a feed does not repeat itself, two feeds of one account can.';
COMMENT ON COLUMN tributary.entry.exchange_rate IS
    'Units of currency for one of original_currency.';
COMMENT ON COLUMN tributary.entry.original_currency IS 'Currency before an exchange.';
COMMENT ON COLUMN tributary.entry.original_amount IS
    'Amount before an exchange, in original_currency.';
COMMENT ON COLUMN tributary.entry.claim IS
    'What claims and their payments have besides: claim_id, payer_control_number, status, frequency, charge, paid, patient_owes, adjustments, trace_number, payer_trace_id, payer, payee, claim_count, claims_paid, provider_adjustments [{reason, reference, amount}]; null for others.';
COMMENT ON COLUMN tributary.entry.version IS
    'Which of two of the same key is newer: milliseconds since 1970.';
COMMENT ON COLUMN tributary.entry.origin_topic IS 'Topic that this version was read from.';
COMMENT ON COLUMN tributary.entry.origin_partition IS 'Partition that this version was read from.';
COMMENT ON COLUMN tributary.entry.origin_offset IS 'Offset that this version was read at.';
COMMENT ON COLUMN tributary.entry.scopes IS
    'Scopes in which it is matched: money/GROUP, claims/GROUP.';
COMMENT ON COLUMN tributary.entry.prior_scopes IS
    'Scopes of the version before; they are matched again as well.';
COMMENT ON COLUMN tributary.entry.blocks IS
    'Digests of the blocks in which it stands; rows of entry_block.';
COMMENT ON COLUMN tributary.entry.prior_blocks IS 'Blocks of the version before.';
COMMENT ON COLUMN tributary.entry.first_seen IS 'When its first version was written here.';
COMMENT ON COLUMN tributary.entry.updated_at IS 'When this version was written here.';

-- Looked up by block alone: an entry knows its own, so its old rows are found without an index.
CREATE TABLE tributary.entry_block (
    block  bigint NOT NULL,
    source text COLLATE "C" NOT NULL,
    id     text COLLATE "C" NOT NULL,
    PRIMARY KEY (block, source, id)
);
COMMENT ON TABLE tributary.entry_block IS
    'Where entries meet that may belong together: those of one block share a number, in a scope, for a kind of match.';
COMMENT ON COLUMN tributary.entry_block.block IS
    'First 64 bits of the SHA-256 of scope, kind of match and shared number.';
COMMENT ON COLUMN tributary.entry_block.source IS 'Source of the entry.';
COMMENT ON COLUMN tributary.entry_block.id IS 'Id of the entry.';

CREATE TABLE tributary.scope (
    scope       text COLLATE "C" PRIMARY KEY,
    created_at  timestamptz NOT NULL DEFAULT now(),
    last_run_at timestamptz
);
COMMENT ON TABLE tributary.scope IS
    'What one worker matches at a time: it locks the row of the scope for as long.';
COMMENT ON COLUMN tributary.scope.scope IS
    'money/GROUP or claims/GROUP, with the account group or payee group.';
COMMENT ON COLUMN tributary.scope.created_at IS 'When its first entry came.';
COMMENT ON COLUMN tributary.scope.last_run_at IS 'When it was last matched; null = never yet.';

-- Only ever added to and taken from, so two writers never wait for each other here.
CREATE TABLE tributary.dirty (
    scope       text COLLATE "C" NOT NULL,
    seq         bigint GENERATED ALWAYS AS IDENTITY,
    source      text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL,
    left_blocks bigint[],
    since       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (scope, seq)
) WITH (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 20000,
        autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 20000);
COMMENT ON TABLE tributary.dirty IS
    'Entries that changed, or about which something was decided, since their scope was matched.';
COMMENT ON COLUMN tributary.dirty.scope IS 'Scope that is to be matched again.';
COMMENT ON COLUMN tributary.dirty.seq IS 'Order of arrival, nearly.';
COMMENT ON COLUMN tributary.dirty.source IS 'Source of the entry.';
COMMENT ON COLUMN tributary.dirty.id IS 'Id of the entry.';
COMMENT ON COLUMN tributary.dirty.left_blocks IS
    'Blocks in which it stood before this change: who stands there may be affected too.';
COMMENT ON COLUMN tributary.dirty.since IS 'When it was marked.';

CREATE FUNCTION tributary.mark_dirty(p_source text, p_id text)
RETURNS void LANGUAGE sql AS $$
    WITH due AS (
        SELECT s.scope FROM tributary.entry e CROSS JOIN LATERAL unnest(e.scopes) AS s (scope)
        WHERE e.source = p_source AND e.id = p_id
    ), known AS (
        INSERT INTO tributary.scope (scope) SELECT scope FROM due ON CONFLICT DO NOTHING
    )
    INSERT INTO tributary.dirty (scope, source, id) SELECT scope, p_source, p_id FROM due
$$;
COMMENT ON FUNCTION tributary.mark_dirty IS
    'Has an entry matched again, in all of its scopes; nothing happens where there is none.';

-- A row is one period in which a match held, with one status; match_history needs no more.
CREATE TABLE tributary.match (
    match_no        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id              text COLLATE "C" NOT NULL,
    kind            text COLLATE "C" NOT NULL,
    scope           text COLLATE "C" NOT NULL,
    status          text COLLATE "C" NOT NULL,
    rule_version    text NOT NULL,
    rule            text NOT NULL,
    score           numeric(18, 6),
    margin          numeric(18, 6),
    alternatives    integer NOT NULL DEFAULT 0,
    variance        numeric(24, 4) NOT NULL DEFAULT 0,
    variance_reason text,
    evidence        text[] NOT NULL DEFAULT '{}',
    valid_from      timestamptz NOT NULL DEFAULT clock_timestamp(),
    valid_to        timestamptz,
    end_reason      text,
    CONSTRAINT match_status_is_known
        CHECK (status IN ('AUTO', 'REVIEW', 'CONFIRMED', 'REJECTED', 'VOID')),
    CONSTRAINT match_that_ended_says_why CHECK ((valid_to IS NULL) = (end_reason IS NULL))
);
CREATE UNIQUE INDEX match_holds_once ON tributary.match (id) WHERE valid_to IS NULL;
COMMENT ON TABLE tributary.match IS
    'Entries that belong together, a row for each period in which they did with one status; those without valid_to hold now.';
COMMENT ON COLUMN tributary.match.match_no IS 'Number of the row, for its members.';
COMMENT ON COLUMN tributary.match.id IS
    'Hash of kind, members and rule version: a replay gives the same.';
COMMENT ON COLUMN tributary.match.kind IS
    'duplicate, payout-items, payout-bank, payout-ledger, charge-ledger, bank-ledger, bank-reversal, era-claims, era-bank, claim-remit.';
COMMENT ON COLUMN tributary.match.scope IS 'Scope in which it was found.';
COMMENT ON COLUMN tributary.match.status IS
    'AUTO, REVIEW, CONFIRMED or REJECTED; VOID where later data took it back.';
COMMENT ON COLUMN tributary.match.rule_version IS 'Version of the rule set.';
COMMENT ON COLUMN tributary.match.rule IS 'Rule that found it.';
COMMENT ON COLUMN tributary.match.score IS 'Sum of the evidence; null for an exact reference.';
COMMENT ON COLUMN tributary.match.margin IS
    'How much better than the next one; null where there is no other.';
COMMENT ON COLUMN tributary.match.alternatives IS 'How many others were possible.';
COMMENT ON COLUMN tributary.match.variance IS
    'What is left over between the sides, 0 where they agree.';
COMMENT ON COLUMN tributary.match.variance_reason IS
    'Why something is left over: fee, exchange, unexplained, …; null without variance.';
COMMENT ON COLUMN tributary.match.evidence IS 'What speaks for it, without values of persons.';
COMMENT ON COLUMN tributary.match.valid_from IS 'Since when it holds.';
COMMENT ON COLUMN tributary.match.valid_to IS 'Until when it held; null = it holds.';
COMMENT ON COLUMN tributary.match.end_reason IS
    'Why it no longer holds: superseded, member_removed, better_match, changed, …; null = it holds.';

CREATE TABLE tributary.match_member (
    match_no bigint NOT NULL,
    source   text COLLATE "C" NOT NULL,
    id       text COLLATE "C" NOT NULL,
    kind     text COLLATE "C" NOT NULL,
    role     text NOT NULL,
    position integer NOT NULL,
    active   boolean NOT NULL DEFAULT true,
    PRIMARY KEY (match_no, source, id)
);
-- Nothing is used twice, whatever the code does.
CREATE UNIQUE INDEX match_member_used_once ON tributary.match_member (source, id, kind) WHERE active;
COMMENT ON TABLE tributary.match_member IS
    'The entries of a match. An entry is in at most one match of a kind that holds.';
COMMENT ON COLUMN tributary.match_member.match_no IS 'Row of match.';
COMMENT ON COLUMN tributary.match_member.source IS 'Source of the entry.';
COMMENT ON COLUMN tributary.match_member.id IS 'Id of the entry.';
COMMENT ON COLUMN tributary.match_member.kind IS 'Kind of the match.';
COMMENT ON COLUMN tributary.match_member.role IS
    'What it is in it: payout, item, bank, ledger, claim, payment, reversal, …';
COMMENT ON COLUMN tributary.match_member.position IS 'Place in the order of the members, from 0.';
COMMENT ON COLUMN tributary.match_member.active IS 'Whether the match holds.';

CREATE TABLE tributary.finding (
    finding_no   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           text COLLATE "C" NOT NULL,
    kind         text COLLATE "C" NOT NULL,
    match_kind   text COLLATE "C" NOT NULL,
    scope        text COLLATE "C" NOT NULL,
    source       text COLLATE "C" NOT NULL,
    entry_id     text COLLATE "C" NOT NULL,
    other_source text COLLATE "C",
    other_id     text COLLATE "C",
    amount       numeric(24, 4),
    expected_in  text COLLATE "C",
    due_on       date,
    text         text NOT NULL,
    opened_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    resolved_at  timestamptz,
    resolved_by  text COLLATE "C",
    resolution   text,
    held         boolean NOT NULL DEFAULT false,
    CONSTRAINT finding_that_is_resolved_says_how CHECK ((resolved_at IS NULL) = (resolution IS NULL))
);
CREATE UNIQUE INDEX finding_open_once ON tributary.finding (id) WHERE resolved_at IS NULL;
CREATE INDEX finding_about ON tributary.finding (source, entry_id) WHERE resolved_at IS NULL;
COMMENT ON TABLE tributary.finding IS
    'What does not agree, a row for each period in which it did not. One with due_on holds only once the watermark of expected_in has passed that day.';
COMMENT ON COLUMN tributary.finding.finding_no IS 'Number of the row.';
COMMENT ON COLUMN tributary.finding.id IS
    'Hash of kind, kind of match, entry and other entry: a replay gives the same.';
COMMENT ON COLUMN tributary.finding.kind IS
    'MISSING_IN_BANK, MISSING_IN_LEDGER, MISSING_IN_PROCESSOR, MISSING_REMITTANCE, MISSING_CLAIM, DUPLICATE, AMOUNT_VARIANCE, UNBALANCED_835, ORPHAN_REVERSAL, CURRENCY_MISMATCH, AMBIGUOUS, UNMAPPED_ACCOUNT.';
COMMENT ON COLUMN tributary.finding.match_kind IS 'For which kind of match.';
COMMENT ON COLUMN tributary.finding.scope IS 'Scope in which it was found.';
COMMENT ON COLUMN tributary.finding.source IS 'Source of the entry that it is about.';
COMMENT ON COLUMN tributary.finding.entry_id IS 'Id of the entry that it is about.';
COMMENT ON COLUMN tributary.finding.other_source IS
    'Source of the other entry, as the original of a duplicate; else null.';
COMMENT ON COLUMN tributary.finding.other_id IS 'Id of the other entry; else null.';
COMMENT ON COLUMN tributary.finding.amount IS 'How much it is about.';
COMMENT ON COLUMN tributary.finding.expected_in IS
    'Source whose watermark decides; null where nothing is awaited.';
COMMENT ON COLUMN tributary.finding.due_on IS
    'Day after which it is missing; null where nothing is awaited.';
COMMENT ON COLUMN tributary.finding.text IS
    'What is wrong and the remedy, without values of persons.';
COMMENT ON COLUMN tributary.finding.opened_at IS 'Since when it holds or is awaited.';
COMMENT ON COLUMN tributary.finding.resolved_at IS 'When it was resolved; null = it is not.';
COMMENT ON COLUMN tributary.finding.resolved_by IS 'Id of the match that resolved it, if one did.';
COMMENT ON COLUMN tributary.finding.held IS
    'Whether it held when it was resolved, rather than being awaited.';
COMMENT ON COLUMN tributary.finding.resolution IS
    'How it was resolved: matched, removed, written_off, …; null = it is not.';

CREATE TABLE tributary.decision (
    id           text COLLATE "C" PRIMARY KEY,
    verb         text COLLATE "C" NOT NULL,
    kind         text COLLATE "C" NOT NULL,
    reason       text NOT NULL,
    decided_by   text NOT NULL,
    decided_at   timestamptz NOT NULL DEFAULT now(),
    amount       numeric(24, 4),
    withdrawn_by text,
    withdrawn_at timestamptz,
    CONSTRAINT decision_verb_is_known CHECK (verb IN ('CONFIRM', 'REJECT', 'SPLIT', 'WRITE_OFF')),
    CONSTRAINT decision_has_a_reason CHECK (reason <> '')
);
COMMENT ON TABLE tributary.decision IS
    'What persons decided about entries; it survives replays because it is known by its members.';
COMMENT ON COLUMN tributary.decision.id IS 'Identifies it.';
COMMENT ON COLUMN tributary.decision.verb IS 'CONFIRM, REJECT, SPLIT or WRITE_OFF.';
COMMENT ON COLUMN tributary.decision.kind IS 'For which kind of match.';
COMMENT ON COLUMN tributary.decision.reason IS 'Why, as the person wrote it.';
COMMENT ON COLUMN tributary.decision.decided_by IS 'Who decided.';
COMMENT ON COLUMN tributary.decision.decided_at IS 'When.';
COMMENT ON COLUMN tributary.decision.amount IS 'What is written off; null for other verbs.';
COMMENT ON COLUMN tributary.decision.withdrawn_by IS 'Who took it back; null = it stands.';
COMMENT ON COLUMN tributary.decision.withdrawn_at IS 'When it was taken back; null = it stands.';

CREATE TABLE tributary.decision_member (
    decision_id text COLLATE "C" NOT NULL REFERENCES tributary.decision (id),
    source      text COLLATE "C" NOT NULL,
    id          text COLLATE "C" NOT NULL,
    position    integer NOT NULL DEFAULT 0,
    PRIMARY KEY (decision_id, source, id)
);
CREATE INDEX decision_member_entry ON tributary.decision_member (source, id);
COMMENT ON TABLE tributary.decision_member IS 'The entries that a decision is about.';
COMMENT ON COLUMN tributary.decision_member.decision_id IS 'The decision.';
COMMENT ON COLUMN tributary.decision_member.source IS 'Source of the entry.';
COMMENT ON COLUMN tributary.decision_member.id IS 'Id of the entry.';
COMMENT ON COLUMN tributary.decision_member.position IS 'Place in the order of the members, from 0.';

-- A chain for each scope, whose one worker extends it, and one for persons: no writer waits for
-- another's chain.
CREATE TABLE tributary.decision_log (
    chain         text COLLATE "C" NOT NULL,
    seq           bigint NOT NULL,
    at            timestamptz NOT NULL,
    actor         text NOT NULL,
    action        text COLLATE "C" NOT NULL,
    subject       text COLLATE "C" NOT NULL,
    body          text NOT NULL,
    previous_hash bytea NOT NULL,
    hash          bytea NOT NULL,
    PRIMARY KEY (chain, seq)
);
CREATE INDEX decision_log_subject ON tributary.decision_log (subject);
COMMENT ON TABLE tributary.decision_log IS
    'What was decided, by rules or by persons: only ever added to, each row hashed with the one before it in its chain.';
COMMENT ON COLUMN tributary.decision_log.chain IS
    'The scope whose matches changed, or people for decisions of persons.';
COMMENT ON COLUMN tributary.decision_log.seq IS 'Place in the chain, from 1, without gaps.';
COMMENT ON COLUMN tributary.decision_log.at IS 'When, to the microsecond.';
COMMENT ON COLUMN tributary.decision_log.actor IS 'Who: a rule set with its version, or a person.';
COMMENT ON COLUMN tributary.decision_log.action IS
    'matched, voided, found, resolved, confirm, reject, split, write_off, withdrawn.';
COMMENT ON COLUMN tributary.decision_log.subject IS 'Id of the match, finding or decision.';
COMMENT ON COLUMN tributary.decision_log.body IS
    'What was decided, as JSON; text, because the hash is of its characters.';
COMMENT ON COLUMN tributary.decision_log.previous_hash IS
    'Hash of the row before; 32 zero bytes in the first.';
COMMENT ON COLUMN tributary.decision_log.hash IS
    'SHA-256 of previous_hash and tributary.log_text of this row.';

CREATE TABLE tributary.decision_chain (
    chain text COLLATE "C" PRIMARY KEY,
    seq   bigint NOT NULL DEFAULT 0,
    hash  bytea NOT NULL DEFAULT decode(repeat('00', 32), 'hex')
);
COMMENT ON TABLE tributary.decision_chain IS 'The end of each chain of the decision log.';
COMMENT ON COLUMN tributary.decision_chain.chain IS 'The chain.';
COMMENT ON COLUMN tributary.decision_chain.seq IS 'Place of its last row; 0 = none yet.';
COMMENT ON COLUMN tributary.decision_chain.hash IS 'Hash of its last row.';

CREATE FUNCTION tributary.log_text(
    chain text, seq bigint, at timestamptz, actor text, action text, subject text, body text)
RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(E'\x1f', chain, seq,
        to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        actor, action, subject, body)
$$;
COMMENT ON FUNCTION tributary.log_text IS 'The characters of a row of the decision log that its hash is of.';

CREATE FUNCTION tributary.append_decision_log(
    p_chain text, p_actor text, p_action text, p_subject text, p_body text)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    v_head tributary.decision_chain;
    v_at   timestamptz := clock_timestamp();
BEGIN
    INSERT INTO tributary.decision_chain (chain) VALUES (p_chain) ON CONFLICT DO NOTHING;
    SELECT * INTO v_head FROM tributary.decision_chain WHERE chain = p_chain FOR UPDATE;
    INSERT INTO tributary.decision_log
        (chain, seq, at, actor, action, subject, body, previous_hash, hash)
    VALUES (p_chain, v_head.seq + 1, v_at, p_actor, p_action, p_subject, p_body, v_head.hash,
        sha256(v_head.hash || convert_to(tributary.log_text(
            p_chain, v_head.seq + 1, v_at, p_actor, p_action, p_subject, p_body), 'UTF8')));
    UPDATE tributary.decision_chain c SET seq = l.seq, hash = l.hash
        FROM tributary.decision_log l
        WHERE c.chain = p_chain AND l.chain = p_chain AND l.seq = v_head.seq + 1;
    RETURN v_head.seq + 1;
END
$$;
COMMENT ON FUNCTION tributary.append_decision_log IS
    'Adds a row to a chain of the decision log; returns its place.';

CREATE FUNCTION tributary.broken_decision_log()
RETURNS TABLE (chain text, seq bigint, reason text) LANGUAGE sql STABLE AS $$
    WITH rows AS (
        SELECT l.*,
            lag(l.seq, 1, 0::bigint) OVER (PARTITION BY l.chain ORDER BY l.seq) AS before_seq,
            lag(l.hash, 1, decode(repeat('00', 32), 'hex'))
                OVER (PARTITION BY l.chain ORDER BY l.seq) AS before_hash
        FROM tributary.decision_log l)
    SELECT r.chain, r.seq, 'a row before it is gone' FROM rows r WHERE r.seq <> r.before_seq + 1
    UNION ALL
    SELECT r.chain, r.seq, 'it does not follow the row before it'
        FROM rows r WHERE r.previous_hash <> r.before_hash
    UNION ALL
    SELECT r.chain, r.seq, 'it was changed' FROM rows r
        WHERE r.hash <> sha256(r.previous_hash || convert_to(tributary.log_text(
            r.chain, r.seq, r.at, r.actor, r.action, r.subject, r.body), 'UTF8'))
    UNION ALL
    SELECT c.chain, c.seq, 'the end of the chain is gone' FROM tributary.decision_chain c
        WHERE c.seq <> coalesce(
            (SELECT max(l.seq) FROM tributary.decision_log l WHERE l.chain = c.chain), 0)
$$;
COMMENT ON FUNCTION tributary.broken_decision_log IS
    'Where the chains of the decision log do not hold together; no rows = they do.';

CREATE FUNCTION tributary.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the decision log is only ever added to'
        USING ERRCODE = 'insufficient_privilege';
END
$$;
COMMENT ON FUNCTION tributary.refuse_change IS 'Refuses to change or remove rows.';
CREATE TRIGGER decision_log_is_append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON tributary.decision_log
    FOR EACH STATEMENT EXECUTE FUNCTION tributary.refuse_change();

CREATE TABLE tributary.watermark (
    source     text COLLATE "C" NOT NULL,
    stream     text COLLATE "C" NOT NULL,
    complete_until timestamptz NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (source, stream)
);
COMMENT ON TABLE tributary.watermark IS
    'How far each stream of a source is known to be complete, as its status records say. What was due before is missing.';
COMMENT ON COLUMN tributary.watermark.source IS 'The source.';
COMMENT ON COLUMN tributary.watermark.stream IS 'Account, file folder or feed of it.';
COMMENT ON COLUMN tributary.watermark.complete_until IS 'Everything up to then has come.';
COMMENT ON COLUMN tributary.watermark.updated_at IS 'When that was written here.';

CREATE TABLE tributary.account (
    account          text COLLATE "C" PRIMARY KEY,
    source           text COLLATE "C" NOT NULL,
    id               text COLLATE "C" NOT NULL,
    name             text,
    type             text,
    subtype          text,
    status           text,
    merged_into      text COLLATE "C",
    balance          numeric(24, 4),
    available        numeric(24, 4),
    currency         text COLLATE "C",
    account_group    text COLLATE "C",
    version          bigint NOT NULL,
    origin_topic     text COLLATE "C" NOT NULL,
    origin_partition integer NOT NULL,
    origin_offset    bigint NOT NULL,
    updated_at       timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX account_merged ON tributary.account (merged_into) WHERE merged_into IS NOT NULL;
COMMENT ON TABLE tributary.account IS 'Accounts, as their latest versions say.';
COMMENT ON COLUMN tributary.account.account IS 'The account, as source:id.';
COMMENT ON COLUMN tributary.account.source IS 'System that it is from.';
COMMENT ON COLUMN tributary.account.id IS 'Id in that system.';
COMMENT ON COLUMN tributary.account.name IS 'What it is called; can be a person''s name.';
COMMENT ON COLUMN tributary.account.type IS 'depository, credit, loan, processor, ledger, …';
COMMENT ON COLUMN tributary.account.subtype IS 'The narrower word of its source.';
COMMENT ON COLUMN tributary.account.status IS
    'open, restricted, paused, closed, merged; removed where it was deleted.';
COMMENT ON COLUMN tributary.account.merged_into IS
    'Account that took its place, as source:id; its entries follow.';
COMMENT ON COLUMN tributary.account.balance IS 'What is on it.';
COMMENT ON COLUMN tributary.account.available IS 'What of it can be used.';
COMMENT ON COLUMN tributary.account.currency IS 'ISO 4217 code.';
COMMENT ON COLUMN tributary.account.account_group IS
    'Group of account.groups that it belongs to; its own, as a digest, where none names it.';
COMMENT ON COLUMN tributary.account.version IS
    'Which of two of the same account is newer: milliseconds since 1970.';
COMMENT ON COLUMN tributary.account.origin_topic IS 'Topic that this version was read from.';
COMMENT ON COLUMN tributary.account.origin_partition IS 'Partition that this version was read from.';
COMMENT ON COLUMN tributary.account.origin_offset IS 'Offset that this version was read at.';
COMMENT ON COLUMN tributary.account.updated_at IS 'When this version was written here.';

CREATE TABLE tributary.sink_offset (
    connector   text COLLATE "C" NOT NULL,
    topic       text COLLATE "C" NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint NOT NULL,
    owner_epoch bigint NOT NULL,
    updated_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (connector, topic, partition)
) WITH (fillfactor = 50);
COMMENT ON TABLE tributary.sink_offset IS
    'How far each partition was written here, in the same transaction as the rows: the truth, whatever the consumer group says.';
COMMENT ON COLUMN tributary.sink_offset.connector IS 'Name of the connector.';
COMMENT ON COLUMN tributary.sink_offset.topic IS 'Topic.';
COMMENT ON COLUMN tributary.sink_offset.partition IS 'Partition.';
COMMENT ON COLUMN tributary.sink_offset.next_offset IS 'First offset that is not here yet.';
COMMENT ON COLUMN tributary.sink_offset.owner_epoch IS
    'Which task owns the partition: each that takes it counts up, and who has an older number can no longer write.';
COMMENT ON COLUMN tributary.sink_offset.updated_at IS 'When it last moved.';

CREATE TABLE tributary.outbox (
    seq     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    type    text COLLATE "C" NOT NULL,
    key     text COLLATE "C" NOT NULL,
    payload jsonb NOT NULL
);
COMMENT ON TABLE tributary.outbox IS
    'Changes that wait to be published, in the same transaction as what they tell of.';
COMMENT ON COLUMN tributary.outbox.seq IS 'Order in which they were written.';
COMMENT ON COLUMN tributary.outbox.at IS 'When.';
COMMENT ON COLUMN tributary.outbox.type IS 'matched, voided, found, resolved, statement.';
COMMENT ON COLUMN tributary.outbox.key IS 'Key of its record.';
COMMENT ON COLUMN tributary.outbox.payload IS 'What changed.';

CREATE TABLE tributary.setting (
    name       text COLLATE "C" PRIMARY KEY,
    value      text NOT NULL,
    updated_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE tributary.setting IS 'What the rows were made with.';
COMMENT ON COLUMN tributary.setting.name IS
    'scopes: digest of the account groups and rule version that entries are blocked by.';
COMMENT ON COLUMN tributary.setting.value IS 'The value.';
COMMENT ON COLUMN tributary.setting.updated_at IS 'When it was written.';
