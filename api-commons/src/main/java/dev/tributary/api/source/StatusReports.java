package dev.tributary.api.source;

import dev.tributary.api.oauth.GrantEvent;
import dev.tributary.commons.issue.Origin;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.commons.source.Outlet;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Tells the status topic how the parts of a source fare. Safe for use by several threads. */
public final class StatusReports {

    private record Told(SourceStatus.State state, String code) {}

    private final Origin origin;
    private final RecordTargets targets;
    private final Outlet outlet;
    private final SourceOffsets offsets;
    private final Clock clock;
    private final Map<String, Told> told = new HashMap<>(); // guarded by itself

    StatusReports(
            Origin origin,
            RecordTargets targets,
            Outlet outlet,
            SourceOffsets offsets,
            Clock clock) {
        this.origin = origin;
        this.targets = targets;
        this.outlet = outlet;
        this.offsets = offsets;
        this.clock = clock;
    }

    /**
     * A status that is not told yet, as for {@link Page#offer}.
     *
     * @param subject which part, without personal data, as {@code account acct_1}
     * @param code what happened
     * @param text what happened and the remedy, in words; never a value
     * @param watermark up to when the source is known to be complete, or null
     * @param details counts and positions
     */
    public SourceStatus status(
            String subject,
            SourceStatus.State state,
            String code,
            String text,
            Instant watermark,
            Map<String, String> details) {
        return new SourceStatus(
                origin.sourceSystem(),
                origin.connector(),
                origin.task(),
                subject,
                state,
                code,
                text,
                clock.instant(),
                watermark,
                details);
    }

    /** Tells it. */
    public void tell(SourceStatus status) {
        synchronized (told) {
            told.put(status.subject(), new Told(status.state(), status.code()));
        }
        outlet.offer(targets.status(status).at(offsets.status(origin.task())));
    }

    /** Tells what has happened to a grant. */
    public void tell(GrantEvent event) {
        tell(event.toStatus(origin.sourceSystem(), origin.connector(), origin.task()));
    }

    /** Tells it, unless the same was last told of that part. */
    public void change(SourceStatus status) {
        Told now = new Told(status.state(), status.code());
        synchronized (told) {
            if (now.equals(told.put(status.subject(), now))) {
                return;
            }
        }
        outlet.offer(targets.status(status).at(offsets.status(origin.task())));
    }
}
