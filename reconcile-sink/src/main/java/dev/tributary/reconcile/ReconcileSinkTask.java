package dev.tributary.reconcile;

import dev.tributary.commons.config.PluginVersion;
import dev.tributary.commons.retry.Doubling;
import dev.tributary.reconcile.map.RecordMapper;
import dev.tributary.reconcile.store.Database;
import dev.tributary.reconcile.store.DatabaseOptions;
import dev.tributary.reconcile.store.ExactlyOnceWriter;
import dev.tributary.reconcile.store.Read;
import dev.tributary.reconcile.store.ReconciliationStore;
import dev.tributary.reconcile.store.SqlFault;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTask;

/** Writes a share of the partitions, exactly once, and matches what is due, whoever wrote it. */
public final class ReconcileSinkTask extends SinkTask {

    /** Connect calls at least so often, so that an end of the matcher's thread is seen. */
    private static final long CALL_AGAIN_MS = 1_000;

    /** While nothing comes, every so many calls we look whether the database lost something. */
    private static final int IDLE_CALLS = 5;

    private static final Doubling WAITS =
            new Doubling(Duration.ofMillis(250), Duration.ofSeconds(16));

    private final Set<TopicPartition> toTake = new HashSet<>();

    /**
     * Taken, or to be read again, as of the last call: Connect goes there before it reads on. If
     * that call failed, its records come once more, still from where the group was.
     */
    private final Set<TopicPartition> justTaken = new HashSet<>();

    /** Whether the last call failed. */
    private boolean repeated;

    /** How often in a row the database was not to be had. */
    private int failures;

    private int idle;
    private Database database;
    private ChangesTelling telling;
    private ReconciliationStore store;
    private RecordMapper mapper;
    private ErrantRecords rejects;
    private SinkMetrics metrics;

    @Override
    public String version() {
        return PluginVersion.of(ReconcileSinkConnector.class);
    }

    /**
     * Connects to nothing yet: an outage of the database must not fail a start. What validation
     * refuses is refused here too: it can have been passed by, or a config provider can say
     * something else by now.
     */
    @Override
    public void start(Map<String, String> props) {
        ReadingOptions.requireSafe(props);
        ReconcileSinkConfig config = new ReconcileSinkConfig(props);
        DatabaseOptions options = config.database();
        MatchingOptions matching = config.matching();
        ReadingOptions reading = config.reading();
        String name = config.connector() + "-" + config.task();
        mapper = Mappers.of(reading);
        rejects = new ErrantRecords(context.errantRecordReporter());
        metrics = new SinkMetrics(config.connector(), config.task());
        telling = new ChangesTelling(config.connector(), config.changes());
        database = Database.open(options, name, matching.threads());
        store =
                new ReconciliationStore(
                        database,
                        config.connector(),
                        name,
                        new ReconciliationStore.Terms(
                                matching.rules(),
                                matching.groups(),
                                matching.recordsTell(),
                                reading.onRecreated() == ReadingOptions.OnRecreated.RESTART,
                                reading.keysReadBy(),
                                matching.threads(),
                                matching.batch(),
                                matching.interval()),
                        telling.publication(),
                        metrics);
    }

    /** Takes the new partitions, or does it before the next records if the database is away. */
    @Override
    public void open(Collection<TopicPartition> partitions) {
        toTake.addAll(partitions);
        try {
            take();
        } catch (RetriableException later) {
            // They are taken before the next records are written.
        }
    }

    @Override
    public void close(Collection<TopicPartition> partitions) {
        toTake.removeAll(partitions);
        justTaken.removeAll(partitions);
        if (store != null) {
            store.writer().leave(partitions);
        }
    }

    @Override
    public void put(Collection<SinkRecord> records) {
        context.timeout(CALL_AGAIN_MS);
        store.check();
        telling.check();
        if (!repeated) {
            justTaken.clear();
        }
        justTaken.addAll(toTake);
        repeated = true;
        take();
        List<Read> reads = new ArrayList<>(records.size());
        for (SinkRecord record : records) {
            Read one = Read.of(record, mapper.map(record));
            // What came from where the group was is read again from where the database is.
            if (!justTaken.contains(one.partition())) {
                reads.add(one);
            }
        }
        write(reads);
        repeated = false;
    }

    private void write(List<Read> reads) {
        if (reads.isEmpty()) {
            look();
            return;
        }
        idle = 0;
        try {
            ExactlyOnceWriter.Written written = store.writer().write(reads, rejects);
            metrics.wrote(written.count(), reads.size());
            readAgain(written.again());
        } catch (SQLException e) {
            throw failed(e, "write a batch");
        }
        rejects.forget();
        failures = 0;
        store.wake();
    }

    private void look() {
        if (++idle < IDLE_CALLS || !toTake.isEmpty()) {
            return;
        }
        idle = 0;
        try {
            readAgain(store.writer().look());
        } catch (SQLException e) {
            ConnectException error = SqlFault.toConnect(e, "look how far it was written");
            if (!(error instanceof RetriableException)) {
                throw error;
            }
            // Nothing waits for it: the next look will do.
        }
    }

    /** What the database does not have is read again; Connect goes there before the next call. */
    private void readAgain(Map<TopicPartition, Long> again) {
        if (!again.isEmpty()) {
            context.offset(again);
            justTaken.addAll(again.keySet());
        }
    }

    private void take() {
        if (toTake.isEmpty()) {
            return;
        }
        try {
            store.prepare();
            telling.start(database);
            context.offset(store.writer().take(toTake));
            toTake.clear();
            failures = 0;
        } catch (SQLException e) {
            throw failed(e, "take partitions");
        }
    }

    private ConnectException failed(SQLException e, String doing) {
        ConnectException error = SqlFault.toConnect(e, doing);
        if (error instanceof RetriableException) {
            metrics.retry();
            context.timeout(WAITS.after(++failures).toMillis());
        }
        return error;
    }

    /**
     * What put was given is durable when it returns, so Connect may commit up to where it is; of a
     * partition that is not taken yet nothing is known.
     */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> preCommit(
            Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, OffsetAndMetadata> durable = new HashMap<>(offsets);
        durable.keySet().removeIf(one -> !store.writer().owns(one) || justTaken.contains(one));
        return durable;
    }

    @Override
    public void stop() {
        if (store != null) {
            telling.close();
            store.close();
        }
        if (metrics != null) {
            metrics.close();
        }
    }
}
