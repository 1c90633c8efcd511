package dev.tributary.x12.validate;

import dev.tributary.commons.x12.Slice;
import dev.tributary.x12.parse.Decimals;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What a rule asks, or what it demands. */
sealed interface SituationCondition {

    /** Whether it holds for a loop. */
    boolean holds(Loop loop);

    /** Where it fails for a loop for which it does not hold. */
    Place failure(Loop loop);

    /** The places that it looks at, in the order in which they are written. */
    Stream<SituationPath> paths();

    /** What is wrong with what a condition looks at. */
    enum Fault {
        MISSING,
        UNUSED,
        VALUE
    }

    /**
     * Where a condition fails.
     *
     * @param path what it looks at
     * @param segment the segment that is wrong; null where it is missing
     */
    record Place(SituationPath path, StoredSegment segment, Fault fault) {}

    /** Something stands there. */
    record Present(SituationPath path) implements SituationCondition {
        @Override
        public boolean holds(Loop loop) {
            return path.isPresent(loop);
        }

        @Override
        public Place failure(Loop loop) {
            List<StoredSegment> there = path.segmentId() == null ? List.of() : path.segments(loop);
            return new Place(path, there.isEmpty() ? null : there.get(0), Fault.MISSING);
        }

        @Override
        public Stream<SituationPath> paths() {
            return Stream.of(path);
        }
    }

    /** Nothing of it is true. */
    record Not(SituationCondition inner) implements SituationCondition {
        @Override
        public boolean holds(Loop loop) {
            return !inner.holds(loop);
        }

        @Override
        public Place failure(Loop loop) {
            SituationPath path = inner.paths().findFirst().orElseThrow();
            if (path.segmentId() == null) {
                List<Loop> loops = path.loops(loop);
                boolean empty = loops.isEmpty() || loops.get(0).segments().isEmpty();
                return new Place(path, empty ? null : loops.get(0).segments().get(0), Fault.UNUSED);
            }
            List<StoredSegment> there = path.segments(loop);
            return new Place(path, there.isEmpty() ? null : there.get(0), Fault.UNUSED);
        }

        @Override
        public Stream<SituationPath> paths() {
            return inner.paths();
        }
    }

    /**
     * One of some values stands there, or what stands at another place.
     *
     * @param values the values; none where another place is meant
     * @param other the other place; null where values are meant
     * @param wanted false where none of them may stand there
     */
    record Equal(SituationPath path, List<String> values, SituationPath other, boolean wanted)
            implements SituationCondition {
        @Override
        public boolean holds(Loop loop) {
            return isThere(loop) == wanted;
        }

        private boolean isThere(Loop loop) {
            return path.any(loop, segment -> path.isOne(segment, values) || isOther(segment, loop));
        }

        private boolean isOther(StoredSegment sent, Loop loop) {
            Slice slice = other == null ? null : path.slice(sent);
            if (slice == null || slice.isEmpty()) {
                return false;
            }
            for (StoredSegment segment : other.segments(loop)) {
                Slice there = other.slice(segment);
                if (Arrays.equals(
                        slice.bytes(),
                        slice.start(),
                        slice.end(),
                        there.bytes(),
                        there.start(),
                        there.end())) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Place failure(Loop loop) {
            for (StoredSegment segment : path.segments(loop)) {
                if (!path.slice(segment).isEmpty()) {
                    return new Place(path, segment, Fault.VALUE);
                }
            }
            List<StoredSegment> there = path.segments(loop);
            return new Place(path, there.isEmpty() ? null : there.get(0), Fault.MISSING);
        }

        @Override
        public Stream<SituationPath> paths() {
            return other == null ? Stream.of(path) : Stream.of(path, other);
        }
    }

    /** A number stands there that is not above, or not below, another; what is none passes. */
    record Compared(SituationPath path, BigDecimal bound, boolean atMost)
            implements SituationCondition {
        @Override
        public boolean holds(Loop loop) {
            return failing(loop) == null;
        }

        private StoredSegment failing(Loop loop) {
            for (StoredSegment segment : path.segments(loop)) {
                Slice slice = path.slice(segment);
                BigDecimal number =
                        Decimals.read(slice.bytes(), slice.start(), slice.end(), Decimals.QUANTITY);
                int order = number == null ? 0 : number.compareTo(bound);
                if (atMost ? order > 0 : order < 0) {
                    return segment;
                }
            }
            return null;
        }

        @Override
        public Place failure(Loop loop) {
            return new Place(path, failing(loop), Fault.VALUE);
        }

        @Override
        public Stream<SituationPath> paths() {
            return Stream.of(path);
        }
    }

    /** All of them hold. */
    record All(List<SituationCondition> parts) implements SituationCondition {
        @Override
        public boolean holds(Loop loop) {
            for (SituationCondition part : parts) {
                if (!part.holds(loop)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public Place failure(Loop loop) {
            for (SituationCondition part : parts) {
                if (!part.holds(loop)) {
                    return part.failure(loop);
                }
            }
            return parts.get(0).failure(loop);
        }

        @Override
        public Stream<SituationPath> paths() {
            return parts.stream().flatMap(SituationCondition::paths);
        }
    }

    /** One of them holds. */
    record Any(List<SituationCondition> parts) implements SituationCondition {
        @Override
        public boolean holds(Loop loop) {
            for (SituationCondition part : parts) {
                if (part.holds(loop)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public Place failure(Loop loop) {
            return parts.get(0).failure(loop);
        }

        @Override
        public Stream<SituationPath> paths() {
            return parts.stream().flatMap(SituationCondition::paths);
        }
    }
}
