package dev.tributary.x12.ack;

import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event.Interchange;
import dev.tributary.x12.partner.OwnId;
import dev.tributary.x12.validate.X12IssueCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;

/** The interchanges in which answers go back: what was the sender is the receiver. */
final class AnswerEnvelope {

    private static final int LONGEST_ID = 15;
    private static final int LONGEST_APPLICATION = 15;
    private static final int FIRST_WITH_REPETITION = 402;
    private static final DateTimeFormatter SHORT_DATE =
            DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final AckOptions options;
    private final LocalDateTime now;
    private final LongSupplier controlNumbers;
    private final Interchange received;

    AnswerEnvelope(
            AckOptions options, Clock clock, LongSupplier controlNumbers, Interchange received) {
        this.options = options;
        this.now = LocalDateTime.now(clock);
        this.controlNumbers = controlNumbers;
        this.received = received;
    }

    /**
     * A TA1, which stands right behind ISA (X12.5).
     *
     * @param rejected whether nothing of the interchange was taken
     * @param faults what is wrong with its envelope
     */
    Acknowledgment ta1(boolean rejected, List<X12IssueCode> faults) {
        StoredSegment isa = received.isa();
        char verdict = rejected ? 'R' : faults.isEmpty() ? 'A' : 'E';
        SegmentText text =
                new SegmentText()
                        .add(
                                "TA1",
                                Copied.digits(isa.element(13), 9, 9, "000000000"),
                                Copied.digits(isa.element(9), 6, 6, "000000"),
                                Copied.digits(isa.element(10), 4, 4, "0000"),
                                String.valueOf(verdict),
                                faults.isEmpty() ? "000" : faults.get(0).acknowledgement());
        return answer(
                Acknowledgment.Type.TA1, interchangeVersion(), nextNumber(), text, 0, verdict);
    }

    private String interchangeVersion() {
        String version = Copied.digits(received.isa().element(12), 5, 5, "00501");
        return Integer.parseInt(version) < FIRST_WITH_REPETITION ? "00401" : "00501";
    }

    /** The 997s or 999s of several groups. */
    Acknowledgment functional(Form form, List<GroupReport> reports) {
        String number = nextNumber();
        Map<String, List<GroupReport>> byApplications = new LinkedHashMap<>();
        for (GroupReport report : reports) {
            byApplications
                    .computeIfAbsent(
                            applications(report.group().gs()), parties -> new ArrayList<>())
                    .add(report);
        }
        SegmentText text = new SegmentText();
        List<Character> verdicts = new ArrayList<>();
        String groupNumber = number;
        for (Map.Entry<String, List<GroupReport>> group : byApplications.entrySet()) {
            if (!verdicts.isEmpty()) {
                groupNumber = nextNumber();
            }
            verdicts.addAll(group(form, group.getKey(), group.getValue(), groupNumber, text));
        }
        return answer(
                form.type(),
                form.interchangeVersion(),
                number,
                text,
                byApplications.size(),
                worst(verdicts));
    }

    /** GS-02 and GS-03 of the answer, as they stand in it. */
    private String applications(StoredSegment gs) {
        return Copied.inShape(gs.element(3), 2, LONGEST_APPLICATION, shownId(receivedBy()))
                + SegmentText.ELEMENT
                + Copied.inShape(gs.element(2), 2, LONGEST_APPLICATION, shownId(received.sender()));
    }

    /** An id of ISA is never shorter than an application's may be. */
    private static String shownId(String id) {
        return Copied.inShape(id, 2, LONGEST_APPLICATION, "00");
    }

    private List<Character> group(
            Form form,
            String applications,
            List<GroupReport> reports,
            String number,
            SegmentText text) {
        String plainNumber = Long.toString(Long.parseLong(number));
        text.add(
                "GS",
                "FA",
                applications,
                DATE.format(now),
                TIME.format(now),
                plainNumber,
                "X",
                form.groupVersion());
        List<Character> verdicts = new ArrayList<>();
        for (GroupReport report : reports) {
            SegmentText set = new SegmentText();
            verdicts.add(report.write(set));
            String setNumber = String.format(Locale.ROOT, "%04d", verdicts.size());
            text.add("ST", form.type().set(), setNumber, form.setVersion())
                    .add(set)
                    .add("SE", Integer.toString(set.segments() + 2), setNumber);
        }
        text.add("GE", Integer.toString(reports.size()), plainNumber);
        return verdicts;
    }

    /** R where all are refused, P where some are, else E where one has errors. */
    private static char worst(List<Character> verdicts) {
        if (verdicts.stream().allMatch(verdict -> verdict == 'R')) {
            return 'R';
        }
        if (verdicts.stream().anyMatch(verdict -> verdict == 'R' || verdict == 'P')) {
            return 'P';
        }
        return verdicts.contains('E') ? 'E' : 'A';
    }

    private Acknowledgment answer(
            Acknowledgment.Type type,
            String version,
            String number,
            SegmentText content,
            int groups,
            char verdict) {
        SegmentText text = new SegmentText();
        text.add(
                        "ISA",
                        "00",
                        " ".repeat(10),
                        "00",
                        " ".repeat(10),
                        options.sender().flatMap(OwnId::qualifier).orElse(qualifier(7)),
                        padded(receivedBy()),
                        qualifier(5),
                        padded(received.sender()),
                        SHORT_DATE.format(now),
                        TIME.format(now),
                        "00401".equals(version) ? "U" : String.valueOf(SegmentText.REPETITION),
                        version,
                        number,
                        "0",
                        usage(),
                        String.valueOf(SegmentText.COMPONENT))
                .add(content)
                .add("IEA", Integer.toString(groups), number);
        return new Acknowledgment(
                type,
                received.partner().name(),
                received.controlNumber(),
                text.text().getBytes(StandardCharsets.US_ASCII),
                verdict,
                number,
                receivedBy(),
                received.sender());
    }

    private String receivedBy() {
        return options.sender().map(OwnId::id).orElse(received.receiver());
    }

    private String qualifier(int element) {
        return Copied.code(received.isa().element(element), 2, 2, "ZZ");
    }

    private static String padded(String id) {
        String shaped = Copied.inShape(id, 1, LONGEST_ID, "0");
        return shaped + " ".repeat(LONGEST_ID - shaped.length());
    }

    private String usage() {
        return switch (options.usage()) {
            case PRODUCTION -> "P";
            case TEST -> "T";
            case AS_RECEIVED -> "T".equals(received.isa().element(15)) ? "T" : "P";
        };
    }

    private String nextNumber() {
        return String.format(Locale.ROOT, "%09d", controlNumbers.getAsLong());
    }
}
