package dev.tributary.x12;

import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.issue.Stage;
import dev.tributary.x12.ack.Acknowledgment;
import dev.tributary.x12.map.MappedRecord;
import dev.tributary.x12.parse.ByteSource;
import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.parse.X12Event.GroupEnd;
import dev.tributary.x12.parse.X12Event.InterchangeEnd;
import dev.tributary.x12.parse.X12Event.InterchangeStart;
import dev.tributary.x12.parse.X12Event.SetEnd;
import dev.tributary.x12.parse.X12Event.Ta1Received;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.parse.X12Event.Unit;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.SetIssue;
import dev.tributary.x12.validate.X12IssueCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads one interchange: a record or a dead letter for each unit and set, and what is to be
 * answered when all of them are in Kafka. Used by the reading thread alone.
 */
final class InterchangeReading {

    private final ReadingDesk desk;
    private final FileProgress progress;
    private final ByteSource source;
    private final Spot spot;
    private final InterchangeStart start;
    private final Span span;
    private Refusals refusals; // null where the interchange was not read through
    private boolean refused;
    private int sets; // of the interchange so far
    private int groups;
    private int setsOfGroup;
    private int answers; // received, of the interchange so far

    private InterchangeReading(
            ReadingDesk desk,
            FileProgress progress,
            ByteSource source,
            Spot spot,
            InterchangeStart start) {
        this.desk = desk;
        this.progress = progress;
        this.source = source;
        this.spot = spot;
        this.start = start;
        this.span = progress.begin(spot);
    }

    /**
     * Begins, and refuses what can be refused as a whole.
     *
     * @param refusal tells the reader that it is not to be taken
     */
    static InterchangeReading begin(
            ReadingDesk desk,
            FileProgress progress,
            ByteSource source,
            Spot spot,
            InterchangeStart start,
            Consumer<EnvelopeFault> refusal)
            throws IOException {
        InterchangeReading reading = new InterchangeReading(desk, progress, source, spot, start);
        reading.begin(refusal);
        return reading;
    }

    private void begin(Consumer<EnvelopeFault> refusal) throws IOException {
        progress.countInterchange();
        desk.metrics().interchange();
        desk.acknowledger().see(start, false);
        List<EnvelopeFault> faults = fatal();
        if (faults.isEmpty() && isDuplicate(start)) {
            EnvelopeFault fault = new EnvelopeFault(X12IssueCode.INTERCHANGE_DUPLICATE, "ISA-13");
            refusal.accept(fault);
            faults = List.of(fault);
        }
        if (!faults.isEmpty()) {
            refused = true;
            refuse(faults);
        } else if (scope(start.interchange().partner()) != Partner.Scope.UNIT) {
            readThrough();
        }
    }

    /** What makes the reader tell of an interchange without its groups. */
    private List<EnvelopeFault> fatal() {
        List<EnvelopeFault> faults = new ArrayList<>();
        for (EnvelopeFault fault : start.outline().faults()) {
            if (fault.code().refusesInterchange()) {
                faults.add(fault);
            }
        }
        if (faults.isEmpty() && !start.outline().whole()) {
            faults.add(new EnvelopeFault(X12IssueCode.INTERCHANGE_TORN, "IEA"));
        }
        return faults;
    }

    private boolean isDuplicate(InterchangeStart interchange) {
        return desk.duplicates()
                .isDuplicate(interchange.interchange(), progress.file(), spot, progress.bucket());
    }

    private void refuse(List<EnvelopeFault> faults) throws IOException {
        Mark mark = Mark.interchange(spot);
        List<Issue> issues = issues(faults);
        if (isPassedOver(mark)) {
            return;
        }
        letter(
                mark,
                desk.letters()
                        .interchange(
                                place(mark),
                                start.interchange(),
                                start.outline().end(),
                                source,
                                issues),
                issues,
                0);
    }

    private static Partner.Scope scope(Partner partner) {
        return partner.acknowledgements().scope();
    }

    private void readThrough() throws IOException {
        refusals = Refusals.of(desk.interchanges(), source, spot, desk.judge(), desk.foundAt());
    }

    /** Takes what the reader tells of it. */
    void take(X12Event event) throws IOException {
        if (event instanceof InterchangeEnd end) {
            finish(end);
        } else if (refused) {
            return;
        } else if (event instanceof Unit unit) {
            unit(unit);
        } else if (event instanceof SetEnd end) {
            setEnd(end);
        } else if (event instanceof GroupEnd end) {
            groupEnd(end);
        } else if (event instanceof Ta1Received received) {
            answer(received);
        } else {
            started(event);
        }
    }

    private void started(X12Event event) throws IOException {
        desk.acknowledger().see(event, false);
        if (event instanceof X12Event.SetStart) {
            sets++;
            setsOfGroup++;
        } else if (event instanceof X12Event.GroupStart group) {
            groups++;
            setsOfGroup = 0;
            if (refusals == null && scope(group.group().partner()) != Partner.Scope.UNIT) {
                readThrough();
            }
        }
    }

    private boolean isRefusedWithOthers(TransactionSet set) {
        return refusals != null && refusals.has(set);
    }

    private void unit(Unit unit) {
        Judge.Verdict verdict = desk.judge().unit(unit, desk.foundAt());
        boolean withOthers = isRefusedWithOthers(unit.set());
        boolean isLetter = verdict.isRefused() || withOthers;
        Mark mark = mark(unit.set(), unit.ordinal());
        desk.acknowledger().see(unit, isLetter);
        if (!progress.isNew(mark)) {
            progress.passOver(isLetter ? Tally.Kind.DEAD_LETTER : Tally.Kind.VALID);
            return;
        }
        MappedRecord record = verdict.record();
        long bytes = unit.end() - unit.start();
        if (isLetter) {
            List<Issue> issues = reasons(record.issues(), verdict.isRefused());
            Stage stage = verdict.refused().orElse(Stage.VALIDATE);
            letter(mark, desk.letters().unit(place(mark), unit, stage, issues), issues, bytes);
        } else {
            record(mark, record, bytes);
        }
    }

    private void setEnd(SetEnd end) {
        boolean withOthers = isRefusedWithOthers(end.set());
        boolean unread = end.set().grammar() == null;
        if (unread) {
            desk.acknowledger().see(end, true);
            refuse(end, Stage.PARSE, unreadReasons(end.issues()));
            return;
        }
        Optional<Judge.Verdict> verdict =
                desk.judge().setEnd(end, start.outline().payments().get(sets), desk.foundAt());
        boolean nothing = Judge.isWithoutRecords(end, verdict);
        desk.acknowledger().see(end, withOthers || nothing);
        if (verdict.isEmpty()) {
            if (nothing) {
                refuse(end, Stage.VALIDATE, withoutUnits(end.issues()));
            }
            return;
        }
        MappedRecord record = verdict.get().record();
        if (verdict.get().isRefused() || withOthers) {
            refuse(
                    end,
                    verdict.get().refused().orElse(Stage.VALIDATE),
                    reasons(record.issues(), verdict.get().isRefused()));
            return;
        }
        Mark mark = mark(end.set(), Mark.END);
        if (progress.isNew(mark)) {
            record(mark, record, 0);
        } else {
            progress.passOver(Tally.Kind.VALID);
        }
    }

    private void refuse(SetEnd end, Stage stage, List<Issue> issues) {
        Mark mark = mark(end.set(), Mark.END);
        if (!isPassedOver(mark)) {
            letter(mark, desk.letters().set(place(mark), end, stage, issues), issues, 0);
        }
    }

    private void groupEnd(GroupEnd end) {
        // Told without its sets: the partner may not send it, or nobody can read it.
        boolean unread = setsOfGroup == 0 && !end.faults().isEmpty();
        desk.acknowledger().see(end, unread);
        if (!unread) {
            return;
        }
        Mark mark = new Mark(spot.part(), spot.start(), end.group().number(), Mark.END, 0);
        if (!isPassedOver(mark)) {
            List<Issue> issues = issues(end.faults());
            letter(mark, desk.letters().group(place(mark), end, issues), issues, 0);
        }
    }

    private void answer(Ta1Received received) {
        answers++;
        // It mostly stands before the first group, and could stand behind any.
        Mark mark = new Mark(spot.part(), spot.start(), groups, Mark.END, answers);
        desk.acknowledger().see(received, false);
        if (progress.isNew(mark)) {
            record(mark, desk.judge().received(received, desk.foundAt()), 0);
        } else {
            progress.passOver(Tally.Kind.VALID);
        }
    }

    private void finish(InterchangeEnd end) {
        List<Acknowledgment> answers = desk.acknowledger().finish(end);
        progress.ended(span, answers, desk.controlNumbers().used());
    }

    private void record(Mark mark, MappedRecord record, long bytes) {
        desk.metrics().record(record.issues(), bytes);
        RecordDraft draft = desk.targets().record(record, desk.foundAt());
        progress.emit(span, mark, draft, kind(record.issues()), bytes);
    }

    private void letter(Mark mark, RecordDraft letter, List<Issue> issues, long bytes) {
        desk.metrics().letter(issues);
        progress.emit(span, mark, letter, Tally.Kind.DEAD_LETTER, bytes);
    }

    private boolean isPassedOver(Mark mark) {
        boolean passedOver = !progress.isNew(mark);
        if (passedOver) {
            progress.passOver(Tally.Kind.DEAD_LETTER);
        }
        return passedOver;
    }

    private Mark mark(TransactionSet set, int unit) {
        return new Mark(spot.part(), spot.start(), set.group().number(), set.number(), unit);
    }

    private Letters.Place place(Mark mark) {
        return new Letters.Place(progress.file(), mark, desk.foundAt());
    }

    private static Tally.Kind kind(List<Issue> issues) {
        return issues.isEmpty()
                ? Tally.Kind.VALID
                : issues.stream().anyMatch(Issue::isError) ? Tally.Kind.ERROR : Tally.Kind.WARNING;
    }

    private static List<Issue> reasons(List<Issue> issues, boolean refusedItself) {
        if (refusedItself && !issues.isEmpty()) {
            return issues;
        }
        List<Issue> all = new ArrayList<>(issues);
        all.add(Issue.of(X12IssueCode.REFUSED_WITH_OTHERS, ""));
        return all;
    }

    private static List<Issue> unreadReasons(List<SetIssue> issues) {
        return issues.isEmpty()
                ? List.of(Issue.of(X12IssueCode.SET_NOT_SUPPORTED, "ST-01"))
                : issues.stream().map(SetIssue::toIssue).toList();
    }

    private static List<Issue> withoutUnits(List<SetIssue> issues) {
        List<Issue> all = new ArrayList<>();
        all.add(Issue.of(X12IssueCode.SET_WITHOUT_UNITS, "ST"));
        issues.forEach(issue -> all.add(issue.toIssue()));
        return all;
    }

    private static List<Issue> issues(List<EnvelopeFault> faults) {
        return faults.stream()
                .map(fault -> new Issue(Severity.ERROR, fault.code(), fault.location()))
                .toList();
    }
}
