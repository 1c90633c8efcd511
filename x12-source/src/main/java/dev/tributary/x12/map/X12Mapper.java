package dev.tributary.x12.map;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.record.PayloadText;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.Outline.PaymentTotals;
import dev.tributary.x12.parse.X12Event.SetEnd;
import dev.tributary.x12.parse.X12Event.Ta1Received;
import dev.tributary.x12.parse.X12Event.TransactionSet;
import dev.tributary.x12.parse.X12Event.Unit;
import dev.tributary.x12.validate.SetIssue;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/**
 * Makes records of the units of transaction sets: typed fields, what the unit inherits from the
 * loops around it, the findings, and the segments as received.
 *
 * <p>An amount or a date that is none leaves its field out with an issue; all else goes on. One
 * thread uses it; one for each file, as it remembers what the units of a set have in common.
 */
public final class X12Mapper {

    private final RecordOptions options;
    private final Clock clock;
    private final String fileDigest;
    private final Envelopes envelopes;
    private final Inherited inherited = new Inherited();
    private long millis = Long.MIN_VALUE;
    private String now;

    /**
     * A mapper.
     *
     * @param options what stands in records besides typed fields
     * @param clock gives the time of processing
     */
    public X12Mapper(RecordOptions options, Clock clock) {
        this(options, clock, null);
    }

    private X12Mapper(RecordOptions options, Clock clock, String fileDigest) {
        this.options = options;
        this.clock = clock;
        this.fileDigest = fileDigest;
        this.envelopes = new Envelopes(fileDigest);
    }

    /** A mapper as this one for the units of one file, whose digest stands in each record. */
    public X12Mapper inFile(String digest) {
        return new X12Mapper(options, clock, digest);
    }

    /**
     * Maps a unit.
     *
     * @param unit the unit; its set has a grammar
     * @param receivedAt when its file was found
     * @throws IllegalArgumentException when nothing is made of such sets
     */
    public MappedRecord unit(Unit unit, Instant receivedAt) {
        TransactionSet set = unit.set();
        UnitMapper mapper = UnitMappers.of(set);
        Reading reading = new Reading(set, inherited);
        Struct value = new SharedStruct(mapper.kind().schema());
        Loop root = Search.root(unit.loop());
        String name = envelopes.write(value, reading, root, unit.ordinal(), receivedAt, now());
        value.put("unit_number", unit.ordinal());
        value.put("first_byte", unit.start());
        value.put("end_byte", unit.end());
        String key = mapper.fill(value, unit.loop(), reading);
        received(value, unit.loop(), reading);
        return record(
                mapper.kind(), key == null ? name : key, value, issues(unit.issues(), reading));
    }

    /**
     * Makes the record of a set as a whole, where its kind of set has one: the payment of an 835.
     *
     * @param end its end, with what stands before and behind its units
     * @param totals what the look through the interchange summed up for it; null where it did not
     * @param receivedAt when its file was found
     */
    public Optional<MappedRecord> setEnd(SetEnd end, PaymentTotals totals, Instant receivedAt) {
        if (end.set().grammar() == null || end.root() == null) {
            return Optional.empty();
        }
        return switch (end.set().grammar().set()) {
            case "835" -> Optional.of(payment(end, totals, receivedAt));
            case "997", "999" ->
                    end.units() > 0
                            ? Optional.empty()
                            : Optional.of(acknowledgment(end, receivedAt));
            default -> Optional.empty();
        };
    }

    /**
     * Makes the record of a TA1 that was received.
     *
     * @param event the TA1
     * @param receivedAt when its file was found
     */
    public MappedRecord ta1(Ta1Received event, Instant receivedAt) {
        return Answers.received(event, fileDigest, receivedAt);
    }

    private MappedRecord payment(SetEnd end, PaymentTotals totals, Instant receivedAt) {
        Reading reading = new Reading(end.set(), inherited);
        Struct value = new SharedStruct(RecordKind.REMITTANCE_PAYMENT.schema());
        String name = envelopes.write(value, reading, end.root(), 0, receivedAt, now());
        String key =
                new RemittancePaymentMapper(value, end.root(), reading).fill(end.units(), totals);
        received(value, end.root(), reading);
        return record(
                RecordKind.REMITTANCE_PAYMENT,
                key == null ? name : key,
                value,
                issues(ofHead(end), reading));
    }

    private MappedRecord acknowledgment(SetEnd end, Instant receivedAt) {
        Reading reading = new Reading(end.set(), inherited);
        Struct value = new SharedStruct(RecordKind.ACKNOWLEDGMENT.schema());
        String name = envelopes.write(value, reading, end.root(), 0, receivedAt, now());
        String key = new AcknowledgmentMapper().fill(value, end.root(), reading);
        received(value, end.root(), reading);
        return record(
                RecordKind.ACKNOWLEDGMENT,
                key == null ? name : key,
                value,
                issues(end.issues(), reading));
    }

    /** Those of the set itself: what was found in a unit stands in the unit's record. */
    private static List<SetIssue> ofHead(SetEnd end) {
        List<SetIssue> own = new ArrayList<>();
        for (SetIssue issue : end.issues()) {
            if (issue.loop() == null || isOfHead(end.root(), issue)) {
                own.add(issue);
            }
        }
        return own;
    }

    private static boolean isOfHead(Loop root, SetIssue issue) {
        return issue.loop().equals(root.id()) || root.loop(issue.loop()) != null;
    }

    private void received(Struct value, Loop unit, Reading reading) {
        if (options.raw()) {
            PayloadText raw = RawSegments.text(reading.set(), unit, reading.charset());
            value.put("raw", raw.content());
            value.put("raw_encoding", raw.encoding());
        }
        if (options.tree()) {
            value.put("tree", Tree.of(unit, reading));
        }
    }

    private static List<Issue> issues(List<SetIssue> found, Reading reading) {
        if (found.isEmpty()) {
            return reading.issues();
        }
        List<Issue> issues = new ArrayList<>(found.size() + reading.issues().size());
        for (SetIssue issue : found) {
            issues.add(issue.toIssue());
        }
        issues.addAll(reading.issues());
        return issues;
    }

    private static MappedRecord record(
            RecordKind kind, String key, Struct value, List<Issue> issues) {
        MappedRecord.write(issues, value);
        return new MappedRecord(kind, key, value, issues);
    }

    /** Written out once a millisecond: a text of a time costs as much as a dozen fields. */
    private String now() {
        long at = clock.millis();
        if (at != millis) {
            millis = at;
            now = Instant.ofEpochMilli(at).toString();
        }
        return now;
    }

    @Override
    public String toString() {
        return "X12Mapper[" + options + "]";
    }
}
