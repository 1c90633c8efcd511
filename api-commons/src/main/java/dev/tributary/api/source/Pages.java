package dev.tributary.api.source;

import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.commons.source.Outlet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Begins pages, and hands them over with the cursor in their last record. Safe for use by several
 * threads; the pages of one source partition are one thread's.
 */
public final class Pages {

    private static final Tally STATUS = new Tally(Tally.Kind.STATUS, 0, null);

    private final Outlet outlet;
    private final RecordTargets targets;
    private final SourceOffsets offsets;

    Pages(Outlet outlet, RecordTargets targets, SourceOffsets offsets) {
        this.outlet = outlet;
        this.targets = targets;
        this.offsets = offsets;
    }

    /**
     * An empty page.
     *
     * @param partition the source partition of its cursor, as {@code SourcePartition.of} makes it;
     *     its {@code kind} is the connector's own word
     * @param start the cursor before it
     */
    public Page page(Map<String, String> partition, Map<String, Object> start) {
        return new Page(this, partition, start);
    }

    Page.Piece piece(SourceStatus status) {
        return new Page.Piece(List.of(targets.status(status)), STATUS);
    }

    void offer(
            Map<String, String> partition,
            Map<String, Object> start,
            Map<String, Object> end,
            List<Page.Piece> pieces,
            Runnable durable) {
        Supplier<SourcePosition> before = () -> offsets.at(partition, start);
        Supplier<SourcePosition> behind = () -> offsets.at(partition, end);
        AtomicInteger open = new AtomicInteger(pieces.size());
        Runnable one =
                () -> {
                    if (open.decrementAndGet() == 0) {
                        durable.run();
                    }
                };
        for (int i = 0; i < pieces.size(); i++) {
            Page.Piece piece = pieces.get(i);
            boolean last = i == pieces.size() - 1;
            outlet.offer(piece.drafts(), before, last ? behind : before, piece.tally(), one);
        }
    }
}
