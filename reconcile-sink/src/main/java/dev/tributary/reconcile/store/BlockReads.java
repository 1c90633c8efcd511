package dev.tributary.reconcile.store;

import dev.tributary.reconcile.entry.EntryKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * Blocks as one run has read them, and which of them are crowded, which the database remembers from
 * run to run. However many stand in a block, no more of them are read than tell that it is crowded.
 */
final class BlockReads {
    private final Statements statements;
    private final String scope;
    private final Map<Long, List<EntryKey>> members = new HashMap<>();
    private final Set<Long> became = new HashSet<>();

    /**
     * Blocks of one scope.
     *
     * @param scope which this transaction has locked
     */
    BlockReads(Statements statements, String scope) {
        this.statements = statements;
        this.scope = scope;
    }

    /** Those in which more than some number of entries stand that are not removed. */
    Set<Long> crowded(long[] blocks, int bound) throws SQLException {
        Set<Long> noted = new HashSet<>();
        members.putAll(standing(blocks, bound + 1, noted));
        long[] full =
                LongStream.of(blocks).filter(block -> members.get(block).size() > bound).toArray();
        if (full.length > 0) {
            members.putAll(live(full, bound + 1));
        }
        Set<Long> crowded = new HashSet<>();
        for (long block : full) {
            if (members.get(block).size() > bound) {
                crowded.add(block);
            }
        }
        forget(minus(noted, crowded));
        became.addAll(crowded);
        became.removeAll(noted);
        return crowded;
    }

    /** Who stands in any of these blocks, which were found not to be crowded. */
    Set<EntryKey> membersOf(long[] blocks) {
        Set<EntryKey> keys = new LinkedHashSet<>();
        for (long block : blocks) {
            keys.addAll(members.get(block));
        }
        return keys;
    }

    /** One who stands there for each of these blocks, of any scope, in which somebody does. */
    Set<EntryKey> oneOfEach(long[] blocks) throws SQLException {
        Set<EntryKey> keys = new LinkedHashSet<>();
        if (blocks.length > 0) {
            standing(blocks, 1, new HashSet<>()).values().forEach(keys::addAll);
        }
        return keys;
    }

    private Map<Long, List<EntryKey>> standing(long[] blocks, int most, Set<Long> noted)
            throws SQLException {
        try (Statements.Binding query =
                statements.prepare("standing").longs(blocks).value(most).longs(blocks)) {
            return read(query, blocks, noted);
        }
    }

    private Map<Long, List<EntryKey>> live(long[] blocks, int most) throws SQLException {
        try (Statements.Binding query =
                statements.prepare("standing_live").longs(blocks).value(most)) {
            return read(query, blocks, new HashSet<>());
        }
    }

    private static Map<Long, List<EntryKey>> read(
            Statements.Binding query, long[] blocks, Set<Long> noted) throws SQLException {
        Map<Long, List<EntryKey>> read = new HashMap<>();
        for (long block : blocks) {
            read.put(block, new ArrayList<>());
        }
        try (ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                String source = rows.getString(2);
                if (source == null) {
                    noted.add(rows.getLong(1));
                } else {
                    read.get(rows.getLong(1)).add(new EntryKey(source, rows.getString(3)));
                }
            }
        }
        return read;
    }

    private static long[] minus(Set<Long> blocks, Set<Long> others) {
        return blocks.stream()
                .filter(block -> !others.contains(block))
                .mapToLong(block -> block)
                .sorted()
                .toArray();
    }

    /** Remembers what became crowded, and marks who stands there; each once, whatever the kinds. */
    void end() throws SQLException {
        long[] blocks = became.stream().mapToLong(block -> block).sorted().toArray();
        if (blocks.length > 0) {
            try (Statements.Binding insert =
                    statements.prepare("note_crowded").longs(blocks).value(scope).longs(blocks)) {
                insert.update();
            }
        }
    }

    private void forget(long[] blocks) throws SQLException {
        if (blocks.length > 0) {
            try (Statements.Binding delete = statements.prepare("forget_crowded").longs(blocks)) {
                delete.update();
            }
        }
    }
}
