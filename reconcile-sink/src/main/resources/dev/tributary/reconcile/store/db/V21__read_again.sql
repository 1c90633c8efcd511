-- A connector that reads its topics once more, from their beginnings, as after a change of its
-- mappings. Nothing is taken away meanwhile: each entry counts as older than the record that it was
-- made of, and newer than all before that, so it is written anew when that record comes, and not
-- before. Matches hold as long as what is read says so.

CREATE FUNCTION tributary.read_again(p_connector text)
RETURNS TABLE (topic text, "partition" integer, was_read_to bigint)
LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    v_row record;
BEGIN
    -- Waits for those who write, and holds them up until it is done.
    LOCK TABLE tributary.sink_offset IN SHARE ROW EXCLUSIVE MODE;
    UPDATE tributary.entry e SET version = e.version - 1
    FROM tributary.sink_offset o
    WHERE o.connector = p_connector AND o.topic = e.origin_topic AND o.partition = e.origin_partition;
    UPDATE tributary.account a SET version = a.version - 1
    FROM tributary.sink_offset o
    WHERE o.connector = p_connector AND o.topic = a.origin_topic AND o.partition = a.origin_partition;
    FOR v_row IN
        DELETE FROM tributary.sink_offset o WHERE o.connector = p_connector
        RETURNING o.topic, o.partition, o.next_offset, o.owner_epoch
    LOOP
        -- A task that still runs has an older epoch, and can no longer write.
        INSERT INTO tributary.sink_offset (connector, topic, partition, next_offset, owner_epoch)
            VALUES (p_connector, v_row.topic, v_row.partition, 0, v_row.owner_epoch + 1);
        topic := v_row.topic;
        "partition" := v_row.partition;
        was_read_to := v_row.next_offset;
        RETURN NEXT;
    END LOOP;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no connector of that name has read anything here: SELECT DISTINCT connector FROM tributary.sink_offset lists those that have'
            USING ERRCODE = 'no_data_found';
    END IF;
    PERFORM tributary.append_decision_log(
        'people', session_user::text, 'read_again', p_connector, '{}');
END
$$;
COMMENT ON FUNCTION tributary.read_again IS
    'Has a stopped connector read its topics from their beginnings when it is started; returns how far it had read. Decisions stand, and matches hold as long as what is read says so.';
REVOKE ALL ON FUNCTION tributary.read_again(text) FROM PUBLIC;

COMMENT ON COLUMN tributary.decision_log.action IS
    'matched, voided, found, resolved, confirm, reject, split, write_off, withdrawn, stream_retired, read_again.';
COMMENT ON COLUMN tributary.decision_log.subject IS
    'Id of the match, finding or decision; the source of a stream; the name of a connector.';
