package dev.tributary.hl7.parse;

import dev.tributary.commons.hl7.Delimiters;
import dev.tributary.commons.hl7.Hl7SyntaxException;
import dev.tributary.commons.hl7.Hl7Tokens;
import dev.tributary.commons.hl7.MessageFile;
import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Stage;
import dev.tributary.hl7.ack.MessageHeader;
import dev.tributary.hl7.map.Interpreted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Messages in one batch: {@code [FHS] {[BHS] {MSH …} [BTS]} [FTS]} (HL7 v2.9 §2.10.3).
 *
 * @param header what the batch's acknowledgement repeats, from its first FHS or BHS
 * @param messages the messages, in order
 * @param complete whether as many messages and batches came as the trailers count
 */
public record Batch(MessageHeader header, List<byte[]> messages, boolean complete) {

    /**
     * Opens a batch.
     *
     * @param bytes what came in one frame
     * @return empty when it does not start with FHS or BHS
     */
    public static Optional<Batch> open(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && bytes[start] >= 0 && bytes[start] <= ' ') {
            start++;
        }
        if (bytes.length - start < 4
                || (bytes[start] != 'F' && bytes[start] != 'B')
                || bytes[start + 1] != 'H'
                || bytes[start + 2] != 'S') {
            return Optional.empty();
        }
        try {
            return Optional.of(read(bytes, start));
        } catch (Hl7SyntaxException unusableDelimiters) {
            return Optional.empty();
        }
    }

    private static Batch read(byte[] bytes, int start) {
        // The tokenizer takes a header only by the name of MSH; fields stand in the same places.
        byte[] copy = bytes.clone();
        copy[start] = 'M';
        copy[start + 1] = 'S';
        copy[start + 2] = 'H';
        Hl7Tokens tokens = Hl7Tokens.of(copy);
        List<byte[]> messages = MessageFile.split(bytes);
        return new Batch(
                header(tokens.segment(0), tokens.delimiters()),
                messages,
                isComplete(tokens, bytes[start] == 'B', messages.size()));
    }

    /** BHS-3 to 6 stand where MSH-3 to 6 do; BHS-11 is its control id. */
    private static MessageHeader header(Segment envelope, Delimiters delimiters) {
        return new MessageHeader(
                (char) delimiters.field(),
                envelope.field(2).latin1(),
                envelope.field(3).latin1(),
                envelope.field(4).latin1(),
                envelope.field(5).latin1(),
                envelope.field(6).latin1(),
                "",
                "",
                envelope.field(11).latin1(),
                "P",
                "2.5",
                "",
                "",
                "");
    }

    /** Whether what BTS-1 and FTS-1 count is there; a trailer without a count says nothing. */
    private static boolean isComplete(Hl7Tokens tokens, boolean startsWithBatch, int messages) {
        int batches = startsWithBatch ? 1 : 0;
        long declaredMessages = 0;
        boolean everyTrailerCounts = true;
        boolean anyTrailer = false;
        OptionalInt declaredBatches = OptionalInt.empty();
        for (int i = 1; i < tokens.segmentCount(); i++) {
            Segment segment = tokens.segment(i);
            switch (segment.id()) {
                case "BHS" -> batches++;
                case "BTS" -> {
                    OptionalInt count = count(segment);
                    anyTrailer = true;
                    everyTrailerCounts &= count.isPresent();
                    declaredMessages += count.orElse(0);
                }
                case "FTS" -> declaredBatches = count(segment);
                default -> {
                    // A message's own.
                }
            }
        }
        boolean messagesFit = !anyTrailer || !everyTrailerCounts || declaredMessages == messages;
        boolean batchesFit =
                batches == 0 || declaredBatches.isEmpty() || declaredBatches.getAsInt() == batches;
        return messagesFit && batchesFit;
    }

    private static OptionalInt count(Segment trailer) {
        String text = trailer.field(1).text(StandardCharsets.ISO_8859_1).strip();
        return text.matches("\\d{1,7}")
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /**
     * Why none of it may be taken: a batch that lost a part on its way is to be sent again whole.
     */
    public Optional<Hl7IssueCode> fault() {
        if (messages.isEmpty()) {
            return Optional.of(Hl7IssueCode.BATCH_EMPTY);
        }
        return complete ? Optional.empty() : Optional.of(Hl7IssueCode.BATCH_COUNT_MISMATCH);
    }

    /** The batch as a whole, refused. */
    public Interpreted.Refused refuse(Hl7IssueCode code) {
        return new Interpreted.Refused(
                header,
                List.of(Issue.of(code, code == Hl7IssueCode.BATCH_COUNT_MISMATCH ? "BTS-1" : "")),
                Stage.PARSE,
                null,
                header.controlId().isEmpty() ? null : header.controlId());
    }

    @Override
    public String toString() {
        return "Batch[" + messages.size() + " messages]";
    }
}
