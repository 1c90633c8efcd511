package dev.tributary.hl7.validate;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.issue.rules.IsoInterval;
import dev.tributary.hl7.parse.Hl7Message;
import dev.tributary.hl7.parse.Hl7Time;
import java.util.Arrays;
import java.util.Optional;

/**
 * Two dates, of which one cannot lie after the other.
 *
 * @param earlier field of the earlier
 * @param later field of the later
 * @param ofHeader whether the later is in MSH, rather than in the same segment
 * @param severity how bad it is when they are reversed
 */
record DateOrder(int earlier, int later, boolean ofHeader, Severity severity) {

    void check(Segment segment, Hl7Message message, Findings findings) {
        Slice first = value(segment, earlier);
        Slice second = value(ofHeader ? message.msh() : segment, later);
        if (first.isEmpty() || second.isEmpty() || clearlyInOrder(first, second)) {
            return;
        }
        Optional<IsoInterval> from = interval(first, message);
        Optional<IsoInterval> to = interval(second, message);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            findings.add(ValidationIssueCode.DATES_REVERSED, severity, segment.location(earlier));
        }
    }

    private static Slice value(Segment segment, int field) {
        return segment.field(field).repetition(1).component(1);
    }

    /** Without offsets the digits can be compared as they are, which spares reading dates. */
    private static boolean clearlyInOrder(Slice first, Slice second) {
        if (hasOffset(first) || hasOffset(second)) {
            return false;
        }
        int length = Math.min(first.end() - first.start(), second.end() - second.start());
        return Arrays.compare(
                        first.bytes(),
                        first.start(),
                        first.start() + length,
                        second.bytes(),
                        second.start(),
                        second.start() + length)
                <= 0;
    }

    private static boolean hasOffset(Slice value) {
        for (int i = value.start(); i < value.end(); i++) {
            if (value.bytes()[i] == '+' || value.bytes()[i] == '-') {
                return true;
            }
        }
        return false;
    }

    private static Optional<IsoInterval> interval(Slice value, Hl7Message message) {
        return Hl7Time.parse(message.text(value), Optional.empty())
                .flatMap(time -> IsoInterval.parse(time.iso()));
    }
}
