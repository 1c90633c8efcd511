package dev.tributary.benchmarks.reconcile;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.reconcile.ReconcileSinkConnector;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;

/** The reconciliation sink on a real PostgreSQL. */
public final class ReconcileFamily implements Family {

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public String versions(Path root) {
        return "tributary %s, PostgreSQL %s, pgjdbc %s, Debezium's JDBC sink %s"
                .formatted(
                        new ReconcileSinkConnector().version(),
                        "16.15 (Zonky's binaries)",
                        driver(),
                        DebeziumPeer.VERSION);
    }

    private static String driver() {
        return DriverManager.drivers()
                .filter(driver -> driver.getClass().getName().startsWith("org.postgresql."))
                .map(driver -> driver.getMajorVersion() + "." + driver.getMinorVersion())
                .findFirst()
                .orElse("unknown");
    }

    @Override
    public String method(Effort effort) {
        return """
               The database is a server of its own on the same machine, over loopback without TLS, \
               with `fsync` and `synchronous_commit` on and `shared_buffers` of 1 GB; every round has \
               a new database on it. The sink's task is driven as a worker drives it, with Structs of \
               `FinancialTransaction`, %d to a `put`, without Kafka. Half of the records are charges \
               of a processor, half their entries in the books, in eight account groups; a pair shares \
               the charge's number.

               - **matching**: one task writes %d records and its thread matches them; the time ends \
               when every pair is matched and nothing is due. The bare upsert writes the same rows \
               with one `INSERT … SELECT FROM unnest … ON CONFLICT DO UPDATE` to a batch, on one \
               connection, into a table with the same columns, its primary key and three more \
               indexes: no offsets, no blocks, nothing matched.
               - **redelivery**: the same records come again at new offsets, so that nothing changes \
               but how far the topic was read.
               - **growth**: how much longer %d records take, written and matched, in a database \
               that holds %d than in one that holds 10,000.
               - **debezium**: both only write, ours with `match.enabled=false` (but with blocks, \
               scopes and offsets), Debezium's sink with `insert.mode=upsert`, its reduction buffer \
               and batches of %d into a table with the scalar columns of ours and its indexes, in a \
               JVM of its own with the same heap; its records are flat, since it takes no nested ones.
               """
                .formatted(
                        Transactions.PER_PUT,
                        MatchingRate.records(effort),
                        Growth.STEP,
                        Growth.large(effort),
                        Transactions.PER_PUT);
    }

    @Override
    public List<Benchmark> benchmarks() {
        return List.of(new MatchingRate(), new Redelivery(), new BesideDebezium(), new Growth());
    }
}
