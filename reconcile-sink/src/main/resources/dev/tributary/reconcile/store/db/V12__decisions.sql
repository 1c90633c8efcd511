-- How persons decide. The functions run with the rights of who owns the schema, so a reviewer
-- needs no rights on tables; under whose name a decision is kept is the login, which nobody can
-- choose.

CREATE VIEW tributary.decisions AS
SELECT d.id AS decision_id, d.verb, d.kind, d.amount, d.reason, d.decided_by, d.decided_at,
    d.withdrawn_by, d.withdrawn_at, dm.source, dm.position,
    coalesce(e.shown_id, CASE WHEN r.clear THEN dm.id
        ELSE 't_' || substr(encode(sha256(r.key || convert_to(dm.id, 'UTF8')), 'hex'), 1, 20)
    END) AS id
FROM tributary.decision d
JOIN tributary.decision_member dm ON dm.decision_id = d.id
LEFT JOIN tributary.entry_shown e ON e.source = dm.source AND e.id = dm.id
CROSS JOIN tributary.reader r;
COMMENT ON VIEW tributary.decisions IS
    'What persons decided, a row for each entry that a decision is about; for reviewers and auditors, as a reason may name somebody.';
COMMENT ON COLUMN tributary.decisions.decision_id IS 'Identifies the decision.';
COMMENT ON COLUMN tributary.decisions.verb IS 'CONFIRM, REJECT, SPLIT or WRITE_OFF.';
COMMENT ON COLUMN tributary.decisions.kind IS 'For which kind of match.';
COMMENT ON COLUMN tributary.decisions.amount IS 'How much was written off; else null.';
COMMENT ON COLUMN tributary.decisions.reason IS 'Why, as the person wrote it.';
COMMENT ON COLUMN tributary.decisions.decided_by IS 'Who, by the login.';
COMMENT ON COLUMN tributary.decisions.decided_at IS 'When.';
COMMENT ON COLUMN tributary.decisions.withdrawn_by IS 'Who took it back; null = it stands.';
COMMENT ON COLUMN tributary.decisions.withdrawn_at IS 'When it was taken back; null = it stands.';
COMMENT ON COLUMN tributary.decisions.source IS 'Source of an entry that it is about.';
COMMENT ON COLUMN tributary.decisions.position IS 'Place of that entry, from 0.';
COMMENT ON COLUMN tributary.decisions.id IS
    'Id of that entry; a token where it can tell a person and the reader may not see persons.';

-- The same as MatchKind and Scopes say in Java: what they never match, a decision cannot join.
CREATE FUNCTION tributary.require_that_fits(p_kind text, p_sources text[], p_ids text[])
RETURNS void LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_takes  text[] := CASE p_kind
        WHEN 'duplicate' THEN '{BANK,CLAIM,CLAIM_PAYMENT,REMITTANCE_PAYMENT}'
        WHEN 'payout-items' THEN '{PAYOUT,BALANCE_TRANSACTION}'
        WHEN 'payout-bank' THEN '{PAYOUT,BANK}'
        WHEN 'payout-ledger' THEN '{PAYOUT,LEDGER}'
        WHEN 'charge-ledger' THEN '{BALANCE_TRANSACTION,LEDGER}'
        WHEN 'bank-ledger' THEN '{BANK,LEDGER}'
        WHEN 'bank-reversal' THEN '{BANK}'
        WHEN 'era-claims' THEN '{REMITTANCE_PAYMENT,CLAIM_PAYMENT}'
        WHEN 'era-bank' THEN '{REMITTANCE_PAYMENT,BANK}'
        WHEN 'claim-remit' THEN '{CLAIM,CLAIM_PAYMENT,REMITTANCE_PAYMENT}'
    END::text[];
    v_misfit text;
    v_known  integer;
BEGIN
    SELECT e.kind INTO v_misfit
    FROM unnest(p_sources, p_ids) AS u (source, id)
    JOIN tributary.entry e ON e.source = u.source AND e.id = u.id
    WHERE e.kind <> ALL (v_takes) ORDER BY e.kind LIMIT 1;
    IF v_misfit IS NOT NULL THEN
        RAISE EXCEPTION '% is of %, and one of the entries is a %: name the kind that joins them, or other entries',
            p_kind, array_to_string(v_takes, ' and '), v_misfit
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT count(*) INTO v_known
    FROM (SELECT DISTINCT u.source, u.id FROM unnest(p_sources, p_ids) AS u (source, id)) m
    JOIN tributary.entry e ON e.source = m.source AND e.id = m.id AND e.kind IS NOT NULL;
    IF v_known > 0 AND NOT EXISTS (
        SELECT s.scope
        FROM (SELECT DISTINCT u.source, u.id FROM unnest(p_sources, p_ids) AS u (source, id)) m
        JOIN tributary.entry e ON e.source = m.source AND e.id = m.id AND e.kind IS NOT NULL
        CROSS JOIN LATERAL unnest(e.scopes) AS s (scope)
        WHERE p_kind = 'duplicate'
            OR s.scope LIKE CASE WHEN p_kind IN ('era-claims', 'claim-remit')
                THEN 'claims/%' ELSE 'money/%' END
        GROUP BY s.scope
        HAVING count(*) = v_known) THEN
        RAISE EXCEPTION 'the accounts or payees of these entries are not in one group of account.groups, so nothing can join them: add them to one group there and restart the connector, then decide'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
END
$$;
COMMENT ON FUNCTION tributary.require_that_fits IS
    'Refuses entries that no match of a kind can hold together: of other kinds, or of different account groups.';

CREATE FUNCTION tributary.decide(
    p_verb text, p_kind text, p_sources text[], p_ids text[], p_reason text,
    p_amount numeric DEFAULT NULL)
RETURNS TABLE (decision_id text, kind text, members integer, decided_by text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_id      text := gen_random_uuid()::text;
    v_verb    text := replace(upper(p_verb), '-', '_');
    v_missing integer;
    v_count   integer;
BEGIN
    IF v_verb NOT IN ('CONFIRM', 'REJECT', 'SPLIT', 'WRITE_OFF') THEN
        RAISE EXCEPTION 'confirm, reject, split or write-off, not %', p_verb
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF coalesce(btrim(p_reason), '') = '' THEN
        RAISE EXCEPTION 'say why: a decision is kept with its reason'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF p_kind NOT IN ('duplicate', 'payout-items', 'payout-bank', 'payout-ledger',
            'charge-ledger', 'bank-ledger', 'bank-reversal', 'era-claims', 'era-bank',
            'claim-remit') THEN
        RAISE EXCEPTION 'there is no kind of match of the name %', p_kind
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF cardinality(p_sources) = 0 OR cardinality(p_sources) <> cardinality(p_ids) THEN
        RAISE EXCEPTION 'name each entry by its source and its id'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT count(*), count(*) FILTER (WHERE e.id IS NULL) INTO v_count, v_missing
    FROM (SELECT DISTINCT u.source, u.id FROM unnest(p_sources, p_ids) AS u (source, id)) m
    LEFT JOIN tributary.entry e ON e.source = m.source AND e.id = m.id;
    IF v_missing > 0 THEN
        RAISE EXCEPTION '% of the % entries are not known here: look at the spelling of their sources and ids',
            v_missing, v_count USING ERRCODE = 'no_data_found';
    END IF;
    IF v_verb IN ('CONFIRM', 'REJECT') AND v_count < 2 THEN
        RAISE EXCEPTION 'it takes two entries to belong together or not'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF v_verb IN ('CONFIRM', 'REJECT') THEN
        PERFORM tributary.require_that_fits(p_kind, p_sources, p_ids);
    END IF;
    INSERT INTO tributary.decision (id, verb, kind, reason, amount, decided_by, decided_at)
        VALUES (v_id, v_verb, p_kind, btrim(p_reason), p_amount, session_user, clock_timestamp());
    INSERT INTO tributary.decision_member (decision_id, source, id, position)
        SELECT v_id, m.source, m.id, row_number() OVER (ORDER BY m.source COLLATE "C", m.id COLLATE "C") - 1
        FROM (SELECT DISTINCT u.source, u.id
            FROM unnest(p_sources, p_ids) AS u (source, id)) m;
    PERFORM tributary.append_decision_log('people', session_user::text, lower(v_verb), v_id,
        (SELECT jsonb_build_object('kind', p_kind, 'reason', btrim(p_reason), 'amount', p_amount,
            'members', jsonb_agg(jsonb_build_array(dm.source, dm.id) ORDER BY dm.position))::text
         FROM tributary.decision_member dm WHERE dm.decision_id = v_id));
    PERFORM tributary.mark_dirty(dm.source, dm.id)
        FROM tributary.decision_member dm WHERE dm.decision_id = v_id;
    RETURN QUERY SELECT v_id, p_kind, v_count, session_user::text;
END
$$;
COMMENT ON FUNCTION tributary.decide IS
    'Keeps a decision about entries, writes it into the log and has them matched again.';

-- An id or its beginning, of a match in its latest period or of an exception in its latest.
CREATE FUNCTION tributary.named(
    p_id text, OUT match_no bigint, OUT match_id text, OUT finding_no bigint, OUT exception_id text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_prefix text := replace(replace(replace(p_id, '\', '\\'), '_', '\_'), '%', '\%') || '%';
    v_names  integer;
BEGIN
    IF length(p_id) < 6 THEN
        RAISE EXCEPTION 'give at least six characters of the id'
            USING ERRCODE = 'no_data_found';
    END IF;
    SELECT count(DISTINCT x.id) INTO v_names FROM (
        SELECT m.id FROM tributary.match m WHERE m.id LIKE v_prefix
        UNION ALL
        SELECT f.id FROM tributary.finding f WHERE f.id LIKE v_prefix) x;
    IF v_names <> 1 THEN
        RAISE EXCEPTION '% matches and exceptions have an id that begins with %', v_names, p_id
            USING ERRCODE = 'no_data_found';
    END IF;
    SELECT m.match_no, m.id INTO match_no, match_id FROM tributary.match m
        WHERE m.id LIKE v_prefix ORDER BY m.match_no DESC LIMIT 1;
    SELECT f.finding_no, f.id INTO finding_no, exception_id FROM tributary.finding f
        WHERE f.id LIKE v_prefix ORDER BY f.finding_no DESC LIMIT 1;
END
$$;
COMMENT ON FUNCTION tributary.named IS
    'The match or the exception that an id, or its beginning, names.';

-- Of an exception about an entry of a match: about that match. Else about the entry itself, and
-- the other one where it takes two.
CREATE FUNCTION tributary.decide_about(p_verb text, p_id text, p_reason text)
RETURNS TABLE (decision_id text, kind text, members integer, decided_by text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_verb    text := replace(upper(p_verb), '-', '_');
    v_named   record;
    v_kind    text;
    v_amount  numeric;
    v_sources text[];
    v_ids     text[];
BEGIN
    SELECT * INTO v_named FROM tributary.named(p_id);
    IF v_named.match_no IS NULL THEN
        SELECT mm.match_no INTO v_named.match_no
            FROM tributary.finding f JOIN tributary.match_member mm
                ON mm.source = f.source AND mm.id = f.entry_id AND mm.kind = f.match_kind
                    AND mm.active
            WHERE f.finding_no = v_named.finding_no;
    END IF;
    IF v_named.match_no IS NOT NULL THEN
        SELECT m.kind, nullif(m.variance, 0) INTO v_kind, v_amount
            FROM tributary.match m WHERE m.match_no = v_named.match_no;
        SELECT array_agg(mm.source ORDER BY mm.position), array_agg(mm.id ORDER BY mm.position)
            INTO v_sources, v_ids
            FROM tributary.match_member mm WHERE mm.match_no = v_named.match_no;
    ELSE
        SELECT f.match_kind, f.amount,
            CASE WHEN v_verb = 'WRITE_OFF' OR f.other_id IS NULL THEN ARRAY[f.source]
                ELSE ARRAY[f.source, f.other_source] END,
            CASE WHEN v_verb = 'WRITE_OFF' OR f.other_id IS NULL THEN ARRAY[f.entry_id]
                ELSE ARRAY[f.entry_id, f.other_id] END
            INTO v_kind, v_amount, v_sources, v_ids
            FROM tributary.finding f WHERE f.finding_no = v_named.finding_no;
    END IF;
    RETURN QUERY SELECT * FROM tributary.decide(p_verb, v_kind, v_sources, v_ids, p_reason,
        CASE WHEN v_verb = 'WRITE_OFF' THEN v_amount END);
END
$$;
COMMENT ON FUNCTION tributary.decide_about IS
    'Keeps a decision about the entries of a match or of an exception.';

CREATE FUNCTION tributary.decide_split(
    p_match text, p_sources text[], p_ids text[], p_reason text)
RETURNS TABLE (decision_id text, kind text, members integer, decided_by text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_match_no bigint := (SELECT n.match_no FROM tributary.named(p_match) n);
    v_inside   integer;
    v_all      integer;
BEGIN
    IF v_match_no IS NULL THEN
        RAISE EXCEPTION 'only a match can be split; this is an exception'
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT count(*), count(u.id) INTO v_all, v_inside
    FROM tributary.match_member mm
    LEFT JOIN (SELECT DISTINCT x.source, x.id FROM unnest(p_sources, p_ids) AS x (source, id)) u
        ON u.source = mm.source AND u.id = mm.id
    WHERE mm.match_no = v_match_no;
    IF v_inside <> (SELECT count(DISTINCT (x.source, x.id))
            FROM unnest(p_sources, p_ids) AS x (source, id)) OR v_inside = v_all THEN
        RAISE EXCEPTION 'name some of the % entries of the match, and not all', v_all
            USING ERRCODE = 'invalid_parameter_value';
    END IF;
    RETURN QUERY SELECT d.* FROM tributary.match m
        CROSS JOIN LATERAL tributary.decide('SPLIT', m.kind, p_sources, p_ids, p_reason) d
        WHERE m.match_no = v_match_no;
END
$$;
COMMENT ON FUNCTION tributary.decide_split IS
    'Keeps the decision that some entries of a match leave it and never come back into one with the rest.';

CREATE FUNCTION tributary.withdraw(p_decision text, p_reason text)
RETURNS TABLE (decision_id text, kind text, members integer, decided_by text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_kind text;
BEGIN
    IF coalesce(btrim(p_reason), '') = '' THEN
        RAISE EXCEPTION 'say why: it is kept in the log' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    UPDATE tributary.decision d SET withdrawn_by = session_user, withdrawn_at = clock_timestamp()
        WHERE d.id = p_decision AND d.withdrawn_at IS NULL RETURNING d.kind INTO v_kind;
    IF v_kind IS NULL THEN
        RAISE EXCEPTION 'there is no decision of that id that stands'
            USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM tributary.append_decision_log('people', session_user::text, 'withdrawn', p_decision,
        jsonb_build_object('reason', btrim(p_reason))::text);
    PERFORM tributary.mark_dirty(dm.source, dm.id)
        FROM tributary.decision_member dm WHERE dm.decision_id = p_decision;
    RETURN QUERY SELECT p_decision, v_kind, count(*)::integer, session_user::text
        FROM tributary.decision_member dm WHERE dm.decision_id = p_decision;
END
$$;
COMMENT ON FUNCTION tributary.withdraw IS
    'Takes a decision back: the rules decide again. The decision and its log stay.';
