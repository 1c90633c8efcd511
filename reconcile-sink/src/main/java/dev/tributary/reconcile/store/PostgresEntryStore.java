package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Block;
import dev.tributary.reconcile.engine.Change;
import dev.tributary.reconcile.engine.Decision;
import dev.tributary.reconcile.engine.EntryStore;
import dev.tributary.reconcile.engine.Finding;
import dev.tributary.reconcile.engine.Match;
import dev.tributary.reconcile.engine.MatchKind;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * The entries of a database as one transaction on one scope sees and changes them. Errors of the
 * database leave it as {@link StoreException}; whoever owns the transaction rolls back then.
 */
public final class PostgresEntryStore implements EntryStore {
    private final Statements statements;
    private final String scope;
    private final Map<EntryKey, long[]> leftBlocks;
    private final EntryReads reads;
    private final BlockReads standing;
    private final MatchTables matches;
    private final FindingTable findings;
    private final DecisionTable decisions;
    private final DecisionLog log;

    /**
     * A store for one run.
     *
     * @param connection in a transaction at READ COMMITTED that has locked the scope
     * @param actor who decides, as it stands in the decision log
     * @param leftBlocks blocks that changed entries no longer stand in
     */
    PostgresEntryStore(
            Connection connection, String scope, String actor, Map<EntryKey, long[]> leftBlocks) {
        this.statements = new Statements(connection);
        this.scope = scope;
        this.leftBlocks = leftBlocks;
        KnownKeys keys = new KnownKeys(leftBlocks.keySet());
        this.reads = new EntryReads(statements, keys);
        this.standing = new BlockReads(statements, scope, keys);
        this.matches = new MatchTables(statements, scope, keys);
        this.findings = new FindingTable(statements);
        this.decisions = new DecisionTable(statements);
        this.log = new DecisionLog(statements, scope, actor);
    }

    @Override
    public List<Entry> entries(Collection<EntryKey> keys) {
        return StoreException.wrap(() -> reads.byKeys(keys));
    }

    @Override
    public List<Entry> inBlocks(Collection<Block> blocks) {
        return StoreException.wrap(() -> reads.byKeys(standing.membersOf(blocks)));
    }

    @Override
    public Set<Block> crowded(Collection<Block> blocks, int bound) {
        return StoreException.wrap(() -> standing.crowded(blocks, bound));
    }

    @Override
    public List<Entry> leftBehind(Collection<EntryKey> changed) {
        LongStream.Builder blocks = LongStream.builder();
        for (EntryKey key : changed) {
            for (long block : leftBlocks.getOrDefault(key, new long[0])) {
                blocks.add(block);
            }
        }
        long[] places = blocks.build().sorted().distinct().toArray();
        return StoreException.wrap(() -> reads.byKeys(standing.oneOfEach(places)));
    }

    @Override
    public List<Entry> successors(Collection<EntryKey> pending) {
        return pending.isEmpty() ? List.of() : StoreException.wrap(() -> reads.successors(pending));
    }

    @Override
    public List<Match> matches(MatchKind kind, Collection<EntryKey> members) {
        return members.isEmpty()
                ? List.of()
                : StoreException.wrap(() -> matches.holding(kind, members));
    }

    @Override
    public List<Finding> findings(MatchKind kind, Collection<EntryKey> about) {
        return about.isEmpty() ? List.of() : StoreException.wrap(() -> findings.open(kind, about));
    }

    @Override
    public List<Decision> decisions(Collection<EntryKey> members) {
        return StoreException.wrap(() -> decisions.about(members));
    }

    @Override
    public void apply(Change change) {
        StoreException.wrap(
                () -> {
                    matches.end(change.voided(), change.matched());
                    matches.insert(change.matched());
                    findings.resolve(change.resolved());
                    findings.insert(change.found());
                    revisit(change.revisits());
                    log.append(LogLines.of(change));
                    return null;
                });
    }

    private void revisit(List<Change.Revisit> revisits) throws SQLException {
        if (revisits.isEmpty()) {
            return;
        }
        try (Statements.Binding insert = statements.prepare("mark_dirty")) {
            insert.texts(revisits, Change.Revisit::scope)
                    .texts(revisits, revisit -> revisit.key().source())
                    .texts(revisits, revisit -> revisit.key().id())
                    .update();
        }
    }

    /** Ends the run: marks whom it found in blocks that became crowded, to be matched again. */
    void end() throws SQLException {
        standing.end();
    }

    /** How many entries were read so far. */
    int reached() {
        return reads.count();
    }

    @Override
    public String toString() {
        return "PostgresEntryStore[" + scope + "]";
    }
}
