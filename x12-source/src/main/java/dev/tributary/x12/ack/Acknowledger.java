package dev.tributary.x12.ack;

import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.parse.X12Event.FunctionalGroup;
import dev.tributary.x12.parse.X12Event.Interchange;
import dev.tributary.x12.parse.X12Event.InterchangeEnd;
import dev.tributary.x12.parse.X12Event.InterchangeStart;
import dev.tributary.x12.validate.X12IssueCode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Listens to what a reader tells of an interchange and makes its answers: a TA1 where one is asked
 * for or nothing could be taken, and a 997 or 999 for its groups (X12.56; X12 TR3 005010X231A1).
 *
 * <p>Acknowledgements are never answered: neither an interchange that holds nothing else, nor a
 * group FA; two sides that answered each other's would never end. What it makes depends on nothing
 * but the events, the clock and the control numbers, so that with the same of these an interchange
 * that is read again is answered by the same bytes.
 *
 * <p>One thread uses it.
 */
public final class Acknowledger {

    private static final String ACKNOWLEDGEMENTS = "FA";

    private final AckOptions options;
    private final Clock clock;
    private final LongSupplier controlNumbers;
    private final List<GroupReport> groups = new ArrayList<>();
    private final Map<X12IssueCode, EnvelopeFault> faults = new LinkedHashMap<>();
    private GroupReport group; // null outside of groups, and in one that is not answered
    private boolean onlyAcknowledgements;
    private int groupsSeen;
    private int groupsAnswerable; // those that are no acknowledgements themselves

    /**
     * An acknowledger for the interchanges of one file.
     *
     * @param options how to answer
     * @param clock what date and time answers bear: to make the same ones again it has to tell the
     *     same, as the time at which the file was found
     * @param controlNumbers gives the next control number of ours, 1 to 999999999
     */
    public Acknowledger(AckOptions options, Clock clock, LongSupplier controlNumbers) {
        this.options = options;
        this.clock = clock;
        this.controlNumbers = controlNumbers;
    }

    /**
     * Takes the next event of a reader.
     *
     * @param refused whether the unit, the set or the group was not taken, by policy or because it
     *     became a dead letter
     */
    public void see(X12Event event, boolean refused) {
        if (event instanceof InterchangeStart start) {
            groups.clear();
            faults.clear();
            group = null;
            groupsSeen = 0;
            onlyAcknowledgements = start.outline().onlyAcknowledgements();
            groupsAnswerable = 0;
            start.outline().faults().forEach(this::fault);
        } else if (event instanceof X12Event.GroupStart start) {
            groupsSeen++;
            group = start(start.group());
        } else if (event instanceof X12Event.Unit unit && group != null) {
            group.unit(unit, refused);
        } else if (event instanceof X12Event.SetEnd end && group != null) {
            group.setEnd(end, refused);
        } else if (event instanceof X12Event.GroupEnd end && group != null) {
            group.end(end, refused);
            group = null;
        }
    }

    /**
     * Something is wrong with the interchange that the reader cannot know of, as that its number
     * was used before.
     */
    public void fault(EnvelopeFault fault) {
        if (fault.code().on() == X12IssueCode.On.TA1) {
            faults.putIfAbsent(fault.code(), fault);
        }
    }

    private GroupReport start(FunctionalGroup started) {
        if (ACKNOWLEDGEMENTS.equals(started.identifier())) {
            return null;
        }
        groupsAnswerable++;
        if (!started.partner().acknowledgements().functional()) {
            return null;
        }
        Form form = Form.of(options.functional().of(started), started.version());
        GroupReport report = new GroupReport(started, form, options.maxErrorsPerSet());
        groups.add(report);
        return report;
    }

    /**
     * Makes the answers to an interchange, after all of its events have been seen.
     *
     * @return each an interchange of its own, in the order in which they are to be sent; none where
     *     nothing is to be answered
     */
    public List<Acknowledgment> finish(InterchangeEnd end) {
        end.faults().forEach(this::fault);
        if (!options.enabled()) {
            return List.of();
        }
        Interchange interchange = end.interchange();
        AnswerEnvelope envelope = new AnswerEnvelope(options, clock, controlNumbers, interchange);
        List<Acknowledgment> answers = new ArrayList<>();
        if (wantsTa1(interchange)) {
            answers.add(envelope.ta1(isRejected(), worstFirst()));
        }
        Map<Form, List<GroupReport>> byForm = new LinkedHashMap<>();
        for (GroupReport report : groups) {
            byForm.computeIfAbsent(report.form(), form -> new ArrayList<>()).add(report);
        }
        byForm.forEach((form, reports) -> answers.add(envelope.functional(form, reports)));
        return answers;
    }

    /** TA1 has room for one code: what refuses comes before what is only noted. */
    private List<X12IssueCode> worstFirst() {
        return faults.keySet().stream()
                .sorted(
                        Comparator.<X12IssueCode>comparingInt(
                                        code -> code.refusesInterchange() ? 0 : 1)
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private boolean wantsTa1(Interchange interchange) {
        return switch (interchange.partner().acknowledgements().ta1()) {
            case NEVER -> false;
            case ALWAYS -> isRejected() || holdsMoreThanAcknowledgements();
            case REQUESTED ->
                    isRejected() || (interchange.wantsTa1() && holdsMoreThanAcknowledgements());
        };
    }

    private boolean holdsMoreThanAcknowledgements() {
        return groupsAnswerable > 0;
    }

    private boolean isRejected() {
        return groupsSeen == 0
                && !onlyAcknowledgements
                && faults.keySet().stream().anyMatch(X12IssueCode::refusesInterchange);
    }
}
