package dev.tributary.x12;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.issue.Stage;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.map.MappedRecord;
import dev.tributary.x12.map.X12Mapper;
import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.parse.Outline;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.Level;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes records of units and sets, and decides which of them become dead letters instead. */
public final class Judge {

    private final X12Mapper mapper;
    private final RecordRules rules;
    private final SizeRule size;

    /**
     * A judge.
     *
     * @param rules the user's own rules about records
     * @param maxRecordBytes the largest record
     */
    public Judge(X12Mapper mapper, RecordRules rules, long maxRecordBytes) {
        this.mapper = mapper;
        this.rules = rules;
        this.size = new SizeRule(maxRecordBytes);
    }

    /** A judge without rules of the user's own. */
    public Judge(X12Mapper mapper, long maxRecordBytes) {
        this(mapper, RecordRules.NONE, maxRecordBytes);
    }

    /**
     * A record, and whether it may be one.
     *
     * @param refused at which step it was refused; empty where it was not
     */
    public record Verdict(MappedRecord record, Optional<Stage> refused) {

        /** Whether it becomes a dead letter. */
        public boolean isRefused() {
            return refused.isPresent();
        }
    }

    /** The record of a unit. */
    public Verdict unit(X12Event.Unit unit, Instant receivedAt) {
        Partner partner = unit.set().group().partner();
        MappedRecord mapped = rules.over(partner.name(), mapper.unit(unit, receivedAt));
        return refuses(partner, unit.issues()) || refusesIssues(partner, mapped.issues())
                ? new Verdict(mapped, Optional.of(Stage.VALIDATE))
                : sized(mapped);
    }

    /** The record of a set as a whole, where its kind has one. */
    public Optional<Verdict> setEnd(
            X12Event.SetEnd end, Outline.PaymentTotals totals, Instant receivedAt) {
        Partner partner = end.set().group().partner();
        return mapper.setEnd(end, totals, receivedAt)
                .map(mapped -> rules.over(partner.name(), mapped))
                .map(
                        mapped ->
                                refusesIssues(partner, mapped.issues())
                                        ? new Verdict(mapped, Optional.of(Stage.VALIDATE))
                                        : sized(mapped));
    }

    /** Whether a set that was read gives no record at all, neither of a unit nor of itself. */
    public static boolean isWithoutRecords(X12Event.SetEnd end, Optional<Verdict> ofSet) {
        return end.units() == 0 && ofSet.map(Verdict::isRefused).orElse(true);
    }

    /** The record of a TA1 that answers an interchange of ours; it is always one. */
    public MappedRecord received(X12Event.Ta1Received event, Instant receivedAt) {
        return size.acknowledgement(mapper.ta1(event, receivedAt));
    }

    /** Whether findings refuse what they were found in. */
    static boolean refuses(Partner partner, List<SetIssue> issues) {
        return issues.stream()
                .anyMatch(
                        issue ->
                                issue.severity() == Severity.ERROR
                                        && isStrict(partner, issue.code().level()));
    }

    /** Whether the faults of a group refuse it. */
    static boolean refusesFaults(Partner partner, List<EnvelopeFault> faults) {
        return faults.stream().anyMatch(fault -> isStrict(partner, fault.code().level()));
    }

    private static boolean refusesIssues(Partner partner, List<Issue> issues) {
        return issues.stream()
                .anyMatch(issue -> issue.isError() && isStrict(partner, level(issue)));
    }

    /** What is not of the standard's is of the user's own rules. */
    private static Level level(Issue issue) {
        return issue.code() instanceof X12IssueCode code ? code.level() : Level.PARTNER;
    }

    private static boolean isStrict(Partner partner, Level level) {
        return partner.modes().get(level) == ValidationMode.STRICT;
    }

    private Verdict sized(MappedRecord mapped) {
        MappedRecord lighter = size.lightened(mapped);
        return size.fits(lighter)
                ? new Verdict(lighter, Optional.empty())
                : new Verdict(
                        lighter.with(List.of(Issue.of(X12IssueCode.RECORD_TOO_LARGE, ""))),
                        Optional.of(Stage.MAP));
    }
}
