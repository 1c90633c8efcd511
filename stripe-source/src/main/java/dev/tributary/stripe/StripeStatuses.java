package dev.tributary.stripe;

import dev.tributary.api.source.StatusReports;
import dev.tributary.commons.record.SourceStatus;
import dev.tributary.commons.record.SourceStatus.State;
import java.time.Instant;
import java.util.Map;

/** Words what happens to accounts, for the status topic. */
final class StripeStatuses {

    private final StatusReports reports;

    StripeStatuses(StatusReports reports) {
        this.reports = reports;
    }

    static String subject(String account) {
        return "account " + account;
    }

    static String subject(String account, String part) {
        return subject(account) + " " + part;
    }

    /** All up to that moment is known; the watermark of the account. */
    SourceStatus complete(String account, Instant until) {
        return reports.status(
                subject(account),
                State.RUNNING,
                "COMPLETE",
                "Everything of the account up to the watermark is in Kafka.",
                until,
                Map.of());
    }

    /** The account is followed, but not all of it can be known. */
    SourceStatus incomplete(String account, String what) {
        return reports.status(
                subject(account),
                State.INCOMPLETE,
                "NOT_COMPLETE",
                "The key may not read "
                        + what
                        + ", without which nobody can say up to when the account is complete: let"
                        + " the restricted key read it (Developers, API keys).",
                null,
                Map.of());
    }

    /** The lists are read for the first time. */
    SourceStatus backfilling(String account) {
        return reports.status(
                subject(account),
                State.RUNNING,
                "BACKFILL",
                "What the account has is being read; changes follow after that.",
                null,
                Map.of());
    }

    /** Nobody can tell any more what changed after that moment. */
    SourceStatus gap(String account, Instant from, Instant until) {
        return reports.status(
                subject(account),
                State.INCOMPLETE,
                "EVENTS_LOST",
                "The connector was away for longer than Stripe keeps events. All lists are read"
                        + " again; what was deleted meanwhile, and what stood in between, is not"
                        + " known.",
                null,
                Map.of("from", from.toString(), "until", until.toString()));
    }

    /** A feed looks back less far than it is meant to. */
    void overlapShort(String account, String list, long wanted, long kept) {
        reports.change(
                reports.status(
                        subject(account, list),
                        State.INCOMPLETE,
                        "OVERLAP_SHORT",
                        "More comes in than is remembered, so that the look back for what becomes"
                                + " visible late is shorter than twice feed.overlap.ms: what Stripe"
                                + " shows later than that stays unseen until the list is read again"
                                + " (relist.resources). Lower feed.overlap.ms to end this status.",
                        null,
                        Map.of(
                                "wanted_seconds", String.valueOf(wanted),
                                "kept_seconds", String.valueOf(kept))));
    }

    void denied(String account, String list) {
        reports.change(
                reports.status(
                        subject(account, list),
                        State.FAILED,
                        "FORBIDDEN",
                        "The key may not read "
                                + list
                                + ": let the restricted key read it (Developers, API keys), or take"
                                + " it out of resources. Everything else goes on.",
                        null,
                        Map.of()));
    }

    void walked(String account, String list) {
        reports.change(
                reports.status(
                        subject(account, list),
                        State.RUNNING,
                        "READ",
                        "The list is read to its end.",
                        null,
                        Map.of()));
    }

    void deauthorized(String account) {
        reports.change(
                reports.status(
                        subject(account),
                        State.PAUSED,
                        "DEAUTHORIZED",
                        "The account no longer allows the platform to read it: it is not read, but"
                                + " tried again each relist.interval.ms. Connect it again, or take"
                                + " it out of accounts.",
                        null,
                        Map.of()));
    }

    void unnamed() {
        reports.change(
                reports.status(
                        subject(StripeOptions.OWN),
                        State.INCOMPLETE,
                        "ACCOUNT_UNKNOWN",
                        "The key may not read its own account, so that its records say own instead"
                                + " of its id: let the restricted key read it (Developers, API"
                                + " keys).",
                        null,
                        Map.of()));
    }

    void tell(SourceStatus status) {
        reports.tell(status);
    }

    void change(SourceStatus status) {
        reports.change(status);
    }
}
