package dev.tributary.x12;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.issue.DeadLetter;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Stage;
import dev.tributary.commons.x12.Delimiters;
import dev.tributary.x12.parse.ByteSource;
import dev.tributary.x12.parse.EnvelopeWords;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Writes dead letters: of a unit, of a set, of an interchange, of bytes, of a file. */
final class Letters {

    private static final String PART = "/";

    private final RecordTargets targets;
    private final KeyedDigest identity;
    private final KeyedDigest payloadDigest;

    Letters(RecordTargets targets, KeyedDigest identity, KeyedDigest payloadDigest) {
        this.targets = targets;
        this.identity = identity;
        this.payloadDigest = payloadDigest;
    }

    /**
     * What a dead letter is of.
     *
     * @param file id of the file
     * @param mark where it stands in it
     * @param at when it was received
     */
    record Place(String file, Mark mark, Instant at) {}

    /** Of a unit; with its segments. */
    RecordDraft unit(Place place, X12Event.Unit unit, Stage stage, List<Issue> issues) {
        byte[] payload = bytes(unit.loop());
        return letter(
                place,
                stage,
                issues,
                type(unit.set()),
                id(unit.set()) + PART + unit.ordinal(),
                id(unit.set()),
                range(unit.start(), unit.end()),
                payload,
                payload.length);
    }

    /** Of a set as a whole; with what of its segments is not a unit's. */
    RecordDraft set(Place place, X12Event.SetEnd end, Stage stage, List<Issue> issues) {
        byte[] payload = end.root() == null ? new byte[0] : bytes(end.root());
        return letter(
                place,
                stage,
                issues,
                type(end.set()),
                id(end.set()),
                id(end.set().group()),
                "from byte " + end.set().st().offset(),
                payload,
                payload.length);
    }

    /** Of a group as a whole, whose sets were not read; without their bytes. */
    RecordDraft group(Place place, X12Event.GroupEnd end, List<Issue> issues) {
        X12Event.FunctionalGroup group = end.group();
        long start = group.gs().offset();
        StoredSegment ge = end.ge();
        long behind = ge == null ? start : ge.offset() + ge.bytes().length + 1;
        return letter(
                place,
                Stage.PARSE,
                issues,
                type(EnvelopeWords.group(group.identifier()), group.version()),
                id(group),
                EnvelopeWords.number(group.interchange().controlNumber()),
                range(start, behind),
                group.gs().bytes(),
                behind - start);
    }

    /** Of an interchange as a whole; with the first of its bytes. */
    RecordDraft interchange(
            Place place,
            X12Event.Interchange interchange,
            long end,
            ByteSource source,
            List<Issue> issues)
            throws IOException {
        return letter(
                place,
                Stage.PARSE,
                issues,
                null,
                EnvelopeWords.number(interchange.controlNumber()),
                null,
                range(interchange.start(), end),
                head(source, interchange.start(), end),
                end - interchange.start());
    }

    /** Of bytes that belong to no interchange; with the first of them. */
    RecordDraft bytes(Place place, long end, ByteSource source, Issue issue) throws IOException {
        long start = place.mark().start();
        return letter(
                place,
                Stage.PARSE,
                List.of(issue),
                null,
                null,
                null,
                range(start, end),
                head(source, start, end),
                end - start);
    }

    /** Of a file; without its bytes, which lie in the directory of errors. */
    RecordDraft file(Place place, long size, Issue issue) {
        return letter(
                place,
                Stage.FRONT,
                List.of(issue),
                null,
                null,
                null,
                "as a whole",
                new byte[0],
                size);
    }

    private RecordDraft letter(
            Place place,
            Stage stage,
            List<Issue> issues,
            String type,
            String messageId,
            String parent,
            String range,
            byte[] payload,
            long size) {
        DeadLetter letter =
                new DeadLetter(
                        id(place),
                        stage,
                        place.at(),
                        type,
                        messageId,
                        issues,
                        position(place, range),
                        null,
                        1,
                        payload,
                        size);
        return targets.deadLetter(letter, parent, payloadDigest);
    }

    /** The same whenever the same place of the same file is read. */
    private String id(Place place) {
        byte[] digest =
                identity.bytes(
                                place.file().getBytes(StandardCharsets.US_ASCII),
                                place.mark().toString().getBytes(StandardCharsets.US_ASCII))
                        .orElseThrow();
        ByteBuffer words = ByteBuffer.wrap(digest);
        return new UUID(words.getLong(), words.getLong()).toString();
    }

    private static String position(Place place, String range) {
        StringBuilder text = new StringBuilder("file ").append(place.file());
        Mark mark = place.mark();
        if (mark.part() > 0) {
            text.append(", entry ").append(mark.part());
        }
        numbered(text, "group", mark.group());
        numbered(text, "set", mark.set());
        numbered(text, "unit", mark.unit());
        return text.append(", ").append(range).toString();
    }

    private static void numbered(StringBuilder text, String what, int number) {
        if (number > 0 && number < Mark.END) {
            text.append(", ").append(what).append(' ').append(number);
        }
    }

    private static String range(long start, long end) {
        return "bytes " + start + " to " + end;
    }

    private static String type(X12Event.TransactionSet set) {
        return type(EnvelopeWords.set(set.identifier()), set.version());
    }

    /** Null where nothing of it is known. */
    private static String type(String what, String version) {
        String type = (what + " " + EnvelopeWords.version(version)).strip();
        return type.isEmpty() ? null : type;
    }

    private static String id(X12Event.TransactionSet set) {
        return id(set.group()) + PART + EnvelopeWords.number(set.controlNumber());
    }

    private static String id(X12Event.FunctionalGroup group) {
        return EnvelopeWords.number(group.interchange().controlNumber())
                + PART
                + EnvelopeWords.number(group.gs().element(6));
    }

    private byte[] head(ByteSource source, long start, long end) throws IOException {
        int length = (int) Math.min(end - start, targets.maxPayloadBytes());
        try (InputStream in = source.open(start)) {
            return in.readNBytes(length);
        }
    }

    /** The segments of a loop and of those in it, as they stood in the file. */
    private static byte[] bytes(Loop loop) {
        List<StoredSegment> segments = new ArrayList<>();
        collect(loop, segments);
        segments.sort(Comparator.comparingLong(StoredSegment::offset));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (StoredSegment segment : segments) {
            bytes.writeBytes(segment.bytes());
            Delimiters delimiters = segment.delimiters();
            bytes.write(delimiters.segment());
        }
        return bytes.toByteArray();
    }

    private static void collect(Loop loop, List<StoredSegment> segments) {
        segments.addAll(loop.segments());
        loop.loops().forEach(inner -> collect(inner, segments));
    }
}
