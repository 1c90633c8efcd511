-- Four roles for people and programs. Roles belong to the server and not to the database: where
-- who migrates may not make them, this says so and goes on, and an administrator runs
-- SELECT * FROM tributary.grant_roles() later.

CREATE FUNCTION tributary.grant_roles() RETURNS SETOF text
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_role    text;
    v_readers text := 'tributary.entries, tributary.matches, tributary.match_members,'
        ' tributary.reconciled, tributary.open_items, tributary.open_items_aging,'
        ' tributary.exceptions, tributary.match_history, tributary.claim_lifecycle,'
        ' tributary.payout_breakdown, tributary.accounts, tributary.account_transactions,'
        ' tributary.account_statement, tributary.reconciliation_summary, tributary.watermarks';
BEGIN
    REVOKE ALL ON ALL FUNCTIONS IN SCHEMA tributary FROM PUBLIC;
    FOREACH v_role IN ARRAY ARRAY['tributary_ingest', 'tributary_analyst', 'tributary_reviewer',
            'tributary_auditor'] LOOP
        BEGIN
            IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = v_role) THEN
                EXECUTE format('CREATE ROLE %I NOLOGIN', v_role);
            END IF;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN
                NULL; -- another database of this server made it just now
            WHEN insufficient_privilege THEN
                RETURN NEXT format('The role %s is missing, and %s may not make roles: have an'
                    ' administrator run CREATE ROLE %s NOLOGIN; and then, as %s,'
                    ' SELECT * FROM tributary.grant_roles();',
                    v_role, current_user, v_role, current_user);
                CONTINUE;
        END;
        EXECUTE format('GRANT USAGE ON SCHEMA tributary TO %I', v_role);
        EXECUTE format('GRANT EXECUTE ON FUNCTION tributary.sees_persons() TO %I', v_role);
        EXECUTE format('GRANT EXECUTE ON FUNCTION'
            ' tributary.statement_document(text, date, date) TO %I', v_role);
        EXECUTE format('GRANT EXECUTE ON FUNCTION tributary.named(text) TO %I', v_role);
        EXECUTE format('GRANT SELECT ON %s TO %I', v_readers, v_role);
        CASE v_role
            WHEN 'tributary_ingest' THEN
                GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA tributary
                    TO tributary_ingest;
                REVOKE ALL ON tributary.masking_key FROM tributary_ingest;
                REVOKE UPDATE, DELETE ON tributary.decision_log FROM tributary_ingest;
                REVOKE INSERT, UPDATE, DELETE ON tributary.decision, tributary.decision_member
                    FROM tributary_ingest;
                GRANT EXECUTE ON FUNCTION
                    tributary.append_decision_log(text, text, text, text, text),
                    tributary.log_text(text, bigint, timestamptz, text, text, text, text),
                    tributary.mark_dirty(text, text),
                    tributary.retire_stream(text, text),
                    tributary.forget_connector(text)
                    TO tributary_ingest;
            WHEN 'tributary_reviewer' THEN
                GRANT SELECT ON tributary.decisions, tributary.watermark_streams
                    TO tributary_reviewer;
                GRANT EXECUTE ON FUNCTION
                    tributary.decide(text, text, text[], text[], text, numeric),
                    tributary.decide_about(text, text, text),
                    tributary.decide_split(text, text[], text[], text),
                    tributary.withdraw(text, text),
                    tributary.retire_stream(text, text)
                    TO tributary_reviewer;
            WHEN 'tributary_auditor' THEN
                GRANT SELECT ON tributary.decisions, tributary.decision_log,
                    tributary.decision_chain, tributary.sink_offset, tributary.watermark,
                    tributary.watermark_streams, tributary.scope, tributary.setting
                    TO tributary_auditor;
                GRANT EXECUTE ON FUNCTION tributary.broken_decision_log(),
                    tributary.log_text(text, bigint, timestamptz, text, text, text, text)
                    TO tributary_auditor;
            ELSE NULL;
        END CASE;
    END LOOP;
END
$$;
COMMENT ON FUNCTION tributary.grant_roles IS
    'Makes the roles that are missing and grants each what it is for; returns what it could not do, with the remedy. Can be run at any time.';

DO $$
DECLARE
    v_line text;
BEGIN
    FOR v_line IN SELECT * FROM tributary.grant_roles() LOOP
        RAISE WARNING '%', v_line;
    END LOOP;
END
$$;
