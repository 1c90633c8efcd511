package dev.tributary.x12.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A loop as a guide has it at one place: the rows of its segments and loops, in the guide's order.
 *
 * <p>Neighbours of one id have the same rank: the standard has them at one position, and so in any
 * order (the REF of a claim; the NM1 loops of its providers).
 *
 * <p>The walker's hot loop reads the fields.
 */
public final class LoopRow {

    /** What stands in a loop; one of the two is null in a row. */
    record Child(SegmentRow segment, LoopRow loop) {
        SegmentRow head() {
            return segment != null ? segment : loop.heads[0];
        }
    }

    private static final int[] NO_CHILDREN = {};

    private final String id;
    private final Usage usage;
    private final int max;
    private final boolean unit;
    private final boolean holdsUnits;
    private final String unitMark;
    private final Set<String> inner = new HashSet<>(); // ids of the loops inside it
    private final SegmentIndex index;

    /** Of each child its segment, which for a loop is the one that starts it. */
    final SegmentRow[] heads;

    /** Of each child its loop; null for a segment. */
    final LoopRow[] loops;

    /** Of each child its place in the order. */
    final int[] ranks;

    /** Of each child how often it may come. */
    final int[] maxima;

    /** The children that must come. */
    final int[] required;

    /** By number of a segment id, the children that it may be or start. */
    final int[][] candidates;

    /** The LE that closes what an LS opens; -1 where the loop has none. */
    final int bracketEnd;

    /** An empty loop that stands in no grammar. */
    public LoopRow(String id) {
        this(
                new Head(id, Usage.SITUATIONAL, Integer.MAX_VALUE, false, null),
                List.of(),
                false,
                new SegmentIndex(Set.of()));
    }

    /** Of a loop what stands in its own line. */
    record Head(String id, Usage usage, int max, boolean unit, String unitMark) {}

    private LoopRow(Head head, List<Child> children, boolean unordered, SegmentIndex index) {
        this.id = head.id().intern(); // compared often, with others that are interned
        this.usage = head.usage();
        this.max = head.max();
        this.unit = head.unit();
        this.unitMark = head.unitMark();
        int count = children.size();
        this.heads = new SegmentRow[count];
        this.loops = new LoopRow[count];
        this.ranks = new int[count];
        this.maxima = new int[count];
        this.index = index;
        this.candidates = new int[index.size()][];
        boolean below = false;
        int end = -1;
        for (int i = 0; i < count; i++) {
            Child child = children.get(i);
            heads[i] = child.head();
            loops[i] = child.loop();
            maxima[i] = child.loop() == null ? heads[i].max() : child.loop().max;
            ranks[i] = unordered ? Math.min(i, 1) : rank(i);
            below |= child.loop() != null && (child.loop().unit || child.loop().holdsUnits);
            if (child.loop() != null) {
                inner.add(child.loop().id);
                inner.addAll(child.loop().inner);
            }
            end = child.loop() == null && heads[i].id().equals("LE") ? i : end;
        }
        this.holdsUnits = below;
        this.bracketEnd = end;
        this.required = required(children);
    }

    static LoopRow of(Head head, List<Child> children, boolean unordered, SegmentIndex index) {
        LoopRow row = new LoopRow(head, children, unordered, index);
        for (int i = 0; i < row.heads.length; i++) {
            int number = index.of(row.heads[i].code());
            int[] known = row.candidates[number];
            int[] more = known == null ? new int[1] : Arrays.copyOf(known, known.length + 1);
            more[more.length - 1] = i;
            row.candidates[number] = more;
        }
        return row;
    }

    private int rank(int i) {
        if (i == 0) {
            return 0;
        }
        boolean alike =
                i > 1
                        && heads[i].code() == heads[i - 1].code()
                        && (loops[i] == null) == (loops[i - 1] == null);
        return alike ? ranks[i - 1] : ranks[i - 1] + 1;
    }

    boolean isRequired(int child) {
        Usage wanted = loops[child] == null ? heads[child].usage() : loops[child].usage;
        return wanted == Usage.REQUIRED;
    }

    private static int[] required(List<Child> children) {
        int[] found = new int[children.size()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            Child child = children.get(i);
            Usage usage = child.loop() == null ? child.segment().usage() : child.loop().usage;
            if (usage == Usage.REQUIRED) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    /** Its id, as {@code 2010AA}; {@code ST} for the set as a whole. */
    public String id() {
        return id;
    }

    /** Whether the guide has it sent. */
    public Usage usage() {
        return usage;
    }

    /** How often at most where it stands; {@link Integer#MAX_VALUE} for any number. */
    public int max() {
        return max;
    }

    /** Whether each becomes a record. */
    public boolean isUnit() {
        return unit;
    }

    /** Whether a loop somewhere inside it becomes a record. */
    public boolean holdsUnits() {
        return holdsUnits;
    }

    /** Whether a loop of that id may stand somewhere inside it. */
    public boolean holds(String loop) {
        return inner.contains(loop);
    }

    /**
     * The loop whose presence makes it a record of its own although loops inside it are records
     * too, as {@code 2110C} of a subscriber with dependents; null where there is none.
     */
    public String unitMark() {
        return unitMark;
    }

    /** How many rows it has. */
    public int size() {
        return heads.length;
    }

    /** A row's segment, from 0; for a loop, the one that starts it. */
    public SegmentRow segment(int row) {
        return heads[row];
    }

    /** A row's loop, from 0; null where it is a segment. */
    public LoopRow loop(int row) {
        return loops[row];
    }

    /** A row's place in the order, from 0; rows of the same place may come in any order. */
    public int rankOf(int row) {
        return ranks[row];
    }

    /** The segment that starts it; null in a loop that stands in no grammar. */
    public SegmentRow start() {
        return heads.length == 0 ? null : heads[0];
    }

    /** All loops inside it, at any depth, and itself. */
    public List<LoopRow> all() {
        List<LoopRow> found = new ArrayList<>();
        collect(found);
        return found;
    }

    private void collect(List<LoopRow> found) {
        found.add(this);
        for (LoopRow loop : loops) {
            if (loop != null) {
                loop.collect(found);
            }
        }
    }

    /** How the guide numbers the ids of its segments. */
    SegmentIndex index() {
        return index;
    }

    /** By number of a segment id: whether it starts a loop of these, at any depth. */
    boolean[] starts() {
        boolean[] starts = new boolean[index.size()];
        for (LoopRow loop : all()) {
            starts[index.of(loop.heads[0].code())] = true;
        }
        return starts;
    }

    /** The children that a segment of that number may be or start. */
    int[] candidates(int number) {
        int[] children = number < candidates.length ? candidates[number] : null;
        return children == null ? NO_CHILDREN : children;
    }

    @Override
    public String toString() {
        return "LoopRow[" + id + "]";
    }
}
