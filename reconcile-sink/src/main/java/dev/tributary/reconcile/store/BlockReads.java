package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Block;
import dev.tributary.reconcile.entry.EntryKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private final KnownKeys known;
    private final String scope;
    private final Map<Long, Place> places = new HashMap<>();
    private final Map<Block, List<EntryKey>> members = new HashMap<>();
    private final Set<Long> noted = new HashSet<>();
    private final Set<Long> became = new HashSet<>();

    /** Who stands at a number, and for which kinds of match. */
    private record Standing(int kinds, EntryKey key) {}

    /**
     * A number, at which several kinds of match look.
     *
     * @param most how many were to be read
     */
    private record Place(List<Standing> standing, int most) {

        boolean isWhole() {
            return standing.size() < most;
        }

        List<EntryKey> of(int kind) {
            List<EntryKey> keys = new ArrayList<>();
            for (Standing one : standing) {
                if ((one.kinds() & kind) != 0) {
                    keys.add(one.key());
                }
            }
            return keys;
        }
    }

    /**
     * Blocks of one scope.
     *
     * @param scope which this transaction has locked
     */
    BlockReads(Statements statements, String scope, KnownKeys known) {
        this.statements = statements;
        this.known = known;
        this.scope = scope;
    }

    /** Those in which more than some number of entries stand that are not removed. */
    Set<Block> crowded(Collection<Block> blocks, int bound) throws SQLException {
        Map<Block, Long> numbers = new LinkedHashMap<>();
        blocks.forEach(block -> numbers.put(block, BlockDigest.number(block)));
        read(numbers.values(), bound + 1);
        Map<Long, Block> full = new LinkedHashMap<>();
        numbers.forEach(
                (block, number) -> {
                    Place place = places.get(number);
                    int kind = BlockDigest.bit(block.kind());
                    members.put(block, place.of(kind));
                    if (!place.isWhole() || members.get(block).size() > bound) {
                        full.put(number | kind, block);
                    }
                });
        readLive(full, bound + 1);
        Set<Block> crowded = new HashSet<>();
        List<Long> noMore = new ArrayList<>();
        numbers.forEach(
                (block, number) -> {
                    long one = number | BlockDigest.bit(block.kind());
                    if (members.get(block).size() > bound) {
                        crowded.add(block);
                        if (!noted.contains(one)) {
                            became.add(one);
                        }
                    } else if (noted.remove(one)) {
                        noMore.add(one);
                    }
                });
        forget(noMore);
        return crowded;
    }

    /** Who stands in any of these blocks, which were found not to be crowded. */
    Set<EntryKey> membersOf(Collection<Block> blocks) {
        Set<EntryKey> keys = new LinkedHashSet<>();
        blocks.forEach(block -> keys.addAll(members.get(block)));
        return keys;
    }

    /**
     * One who stands there for each kind of each of these, of {@link BlockDigest#of}, for which
     * somebody does.
     */
    Set<EntryKey> oneOfEach(long[] left) throws SQLException {
        Set<EntryKey> keys = new LinkedHashSet<>();
        long[] blocks = LongStream.of(left).flatMap(BlockReads::kindByKind).distinct().toArray();
        if (blocks.length > 0) {
            try (Statements.Binding query = statements.prepare("standing_one").longs(blocks);
                    ResultSet rows = query.ready().executeQuery()) {
                while (rows.next()) {
                    keys.add(known.of(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return keys;
    }

    private static LongStream kindByKind(long placed) {
        int kinds = BlockDigest.kinds(placed);
        return LongStream.iterate(1, kind -> kind <= kinds, kind -> kind << 1)
                .filter(kind -> (kinds & kind) != 0)
                .map(kind -> BlockDigest.number(placed) | kind);
    }

    /** Reads who stands at these numbers, where fewer were read before than so many. */
    private void read(Collection<Long> numbers, int most) throws SQLException {
        long[] missing =
                numbers.stream()
                        .mapToLong(number -> number)
                        .filter(number -> isMissing(places.get(number), most))
                        .distinct()
                        .toArray();
        if (missing.length == 0) {
            return;
        }
        for (long number : missing) {
            places.put(number, new Place(new ArrayList<>(2), most));
        }
        try (Statements.Binding query =
                        statements.prepare("standing").longs(missing).value(most).longs(missing);
                ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                String source = rows.getString(3);
                if (source == null) {
                    noted.add(rows.getLong(1));
                } else {
                    EntryKey key = known.of(source, rows.getString(4));
                    places.get(rows.getLong(1)).standing().add(new Standing(rows.getInt(2), key));
                }
            }
        }
    }

    private static boolean isMissing(Place place, int most) {
        return place == null || (!place.isWhole() && place.most() < most);
    }

    /** Reads who is not removed, of blocks in which more stand than were read, or than may. */
    private void readLive(Map<Long, Block> full, int most) throws SQLException {
        if (full.isEmpty()) {
            return;
        }
        full.values().forEach(block -> members.put(block, new ArrayList<>()));
        long[] blocks = full.keySet().stream().mapToLong(block -> block).toArray();
        try (Statements.Binding query =
                        statements.prepare("standing_live").longs(blocks).value(most);
                ResultSet rows = query.ready().executeQuery()) {
            while (rows.next()) {
                members.get(full.get(rows.getLong(1)))
                        .add(known.of(rows.getString(2), rows.getString(3)));
            }
        }
    }

    /** Remembers what became crowded, and marks who stands there; each once, whatever the kinds. */
    void end() throws SQLException {
        if (!became.isEmpty()) {
            long[] blocks = sorted(became);
            try (Statements.Binding insert =
                    statements.prepare("note_crowded").longs(blocks).value(scope).longs(blocks)) {
                insert.update();
            }
        }
    }

    private void forget(Collection<Long> blocks) throws SQLException {
        if (!blocks.isEmpty()) {
            try (Statements.Binding delete =
                    statements.prepare("forget_crowded").longs(sorted(blocks))) {
                delete.update();
            }
        }
    }

    private static long[] sorted(Collection<Long> blocks) {
        return blocks.stream().mapToLong(block -> block).sorted().toArray();
    }
}
