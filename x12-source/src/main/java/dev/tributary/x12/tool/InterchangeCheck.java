package dev.tributary.x12.tool;

import dev.tributary.commons.issue.Issue;
import dev.tributary.x12.Interchanges;
import dev.tributary.x12.Judge;
import dev.tributary.x12.Refusals;
import dev.tributary.x12.Spot;
import dev.tributary.x12.ack.Acknowledger;
import dev.tributary.x12.parse.ByteSource;
import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the events of one interchange and tells the report what a task would make of each. */
final class InterchangeCheck {

    /** What is told of an interchange whose number was used before. */
    static final EnvelopeFault DUPLICATE =
            new EnvelopeFault(X12IssueCode.INTERCHANGE_DUPLICATE, "ISA-13");

    private final Interchanges interchanges;
    private final Judge judge;
    private final Acknowledger acknowledger;
    private final CheckReport report;
    private final Instant at;
    private final Set<SetIssue> ofUnits = new HashSet<>();
    private X12Event.InterchangeStart start;
    private ByteSource source;
    private Spot spot;
    private Refusals refusals; // null where the interchange was not read through
    private int sets;
    private int setsOfGroup;
    private int groups;

    InterchangeCheck(
            Interchanges interchanges,
            Judge judge,
            Acknowledger acknowledger,
            CheckReport report,
            Instant at) {
        this.interchanges = interchanges;
        this.judge = judge;
        this.acknowledger = acknowledger;
        this.report = report;
        this.at = at;
    }

    /** Whether the reader tells of it without its groups. */
    static boolean isRefused(X12Event.InterchangeStart start) {
        return !start.outline().whole()
                || start.outline().faults().stream()
                        .anyMatch(fault -> fault.code().refusesInterchange());
    }

    void begin(X12Event.InterchangeStart begun, ByteSource bytes, Spot where) throws IOException {
        start = begun;
        source = bytes;
        spot = where;
        report.interchange(begun.interchange().partner().name());
        acknowledger.see(begun, false);
        readThroughFor(begun.interchange().partner());
    }

    private void readThroughFor(Partner partner) throws IOException {
        boolean whole = partner.acknowledgements().scope() != Partner.Scope.UNIT;
        if (whole && refusals == null && !isRefused(start)) {
            refusals = Refusals.of(interchanges, source, spot, judge, at);
        }
    }

    void take(X12Event event) throws IOException {
        if (event instanceof X12Event.Unit unit) {
            unit(unit);
        } else if (event instanceof X12Event.SetEnd end) {
            setEnd(end);
        } else if (event instanceof X12Event.GroupEnd end) {
            groupEnd(end);
        } else if (event instanceof X12Event.InterchangeEnd end) {
            end(end);
        } else if (event instanceof X12Event.Ta1Received received) {
            acknowledger.see(received, false);
            report.wholeRecord(judge.received(received, at), false);
        } else {
            started(event);
        }
    }

    private void started(X12Event event) throws IOException {
        acknowledger.see(event, false);
        if (event instanceof X12Event.GroupStart group) {
            groups++;
            setsOfGroup = 0;
            readThroughFor(group.group().partner());
        } else if (event instanceof X12Event.SetStart set) {
            sets++;
            setsOfGroup++;
            report.set(set.set());
        }
    }

    private void unit(X12Event.Unit unit) {
        Judge.Verdict verdict = judge.unit(unit, at);
        boolean refused = verdict.isRefused() || isRefusedWithOthers(unit.set());
        acknowledger.see(unit, refused);
        List<Issue> ofMapping = new ArrayList<>(verdict.record().issues());
        for (SetIssue issue : unit.issues()) {
            Issue told = issue.toIssue();
            ofMapping.remove(told);
            if (ofUnits.add(issue)) {
                report.issue(told);
            }
        }
        ofMapping.forEach(report::issue);
        report.record(verdict.record(), refused);
    }

    private boolean isRefusedWithOthers(X12Event.TransactionSet set) {
        return refusals != null && refusals.has(set);
    }

    private void setEnd(X12Event.SetEnd end) {
        boolean unread = end.set().grammar() == null;
        boolean withOthers = isRefusedWithOthers(end.set());
        Optional<Judge.Verdict> verdict =
                unread
                        ? Optional.empty()
                        : judge.setEnd(end, start.outline().payments().get(sets), at);
        boolean nothing = !unread && Judge.isWithoutRecords(end, verdict);
        acknowledger.see(end, unread || withOthers || nothing);
        end.issues().stream()
                .filter(issue -> !ofUnits.contains(issue))
                .forEach(issue -> report.issue(issue.toIssue()));
        ofUnits.clear();
        if (unread) {
            report.setLetter();
            return;
        }
        if (nothing && verdict.isEmpty()) {
            report.issue(X12IssueCode.SET_WITHOUT_UNITS, "ST");
            report.setLetter();
            return;
        }
        verdict.ifPresent(whole -> whole(whole, withOthers, end));
    }

    private void whole(Judge.Verdict whole, boolean withOthers, X12Event.SetEnd end) {
        List<Issue> ofMapping = new ArrayList<>(whole.record().issues());
        end.issues().forEach(issue -> ofMapping.remove(issue.toIssue()));
        ofMapping.forEach(report::issue);
        report.wholeRecord(whole.record(), whole.isRefused() || withOthers);
    }

    private void groupEnd(X12Event.GroupEnd end) {
        boolean unread = setsOfGroup == 0 && !end.faults().isEmpty();
        acknowledger.see(end, unread);
        end.faults().forEach(fault -> report.issue(fault.code(), fault.location()));
        if (unread) {
            report.letter();
        }
    }

    private void end(X12Event.InterchangeEnd end) {
        end.faults().forEach(fault -> report.issue(fault.code(), fault.location()));
        boolean refused =
                groups == 0
                        && end.faults().stream()
                                .anyMatch(fault -> fault.code().refusesInterchange());
        if (refused) {
            report.letter();
        }
    }
}
