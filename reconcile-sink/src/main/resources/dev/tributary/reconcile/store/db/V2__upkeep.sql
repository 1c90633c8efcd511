-- What keeps one failing scope from holding up the others, and what is to be said by hand when a
-- stream or a connector is gone for good.

ALTER TABLE tributary.scope
    ADD COLUMN failures     integer NOT NULL DEFAULT 0,
    ADD COLUMN next_try_at  timestamptz,
    ADD COLUMN last_failure text;
COMMENT ON COLUMN tributary.scope.failures IS
    'How often in a row it could not be matched; 0 = the last time it could.';
COMMENT ON COLUMN tributary.scope.next_try_at IS
    'Until when it waits after a failure, while others are matched; null = it does not wait.';
COMMENT ON COLUMN tributary.scope.last_failure IS
    'Code of PostgreSQL for why it failed last; null = it did not since it was last matched.';

CREATE FUNCTION tributary.retire_stream(p_source text, p_stream text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM tributary.watermark w WHERE w.source = p_source AND w.stream = p_stream;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'there is no stream of that source and name: tributary.watermark_streams lists them'
            USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM tributary.append_decision_log('people', session_user::text, 'stream_retired', p_source,
        jsonb_build_object('stream', p_stream)::text);
END
$$;
COMMENT ON FUNCTION tributary.retire_stream IS
    'Says that a stream is closed, so that it no longer holds the watermark of its source back; one that tells again is back.';

CREATE VIEW tributary.watermark_streams AS
SELECT w.source, w.stream, w.complete_until, w.updated_at
FROM tributary.watermark w;
COMMENT ON VIEW tributary.watermark_streams IS
    'How far each stream of each source is: the slowest of a source decides.';
COMMENT ON COLUMN tributary.watermark_streams.source IS 'The source.';
COMMENT ON COLUMN tributary.watermark_streams.stream IS 'Account, file folder or feed of it.';
COMMENT ON COLUMN tributary.watermark_streams.complete_until IS 'Everything up to then has come.';
COMMENT ON COLUMN tributary.watermark_streams.updated_at IS
    'When it last told; long ago = it may be closed.';

CREATE FUNCTION tributary.forget_connector(p_connector text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM tributary.setting s WHERE s.name = 'connector:' || p_connector;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no connector of that name has placed entries here'
            USING ERRCODE = 'no_data_found';
    END IF;
END
$$;
COMMENT ON FUNCTION tributary.forget_connector IS
    'Says that a connector is gone or stopped, so that others may have other rules or account groups than it had.';
COMMENT ON COLUMN tributary.setting.name IS
    'scopes: digest of the account groups and rule version that entries are placed by; connector:NAME: that of a connector.';
COMMENT ON COLUMN tributary.decision_log.action IS
    'matched, voided, found, resolved, confirm, reject, split, write_off, withdrawn, stream_retired.';
COMMENT ON COLUMN tributary.decision_log.subject IS
    'Id of the match, finding or decision; the source of a stream.';
