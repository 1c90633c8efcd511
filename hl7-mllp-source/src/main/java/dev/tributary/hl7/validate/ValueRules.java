package dev.tributary.hl7.validate;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.parse.Hl7Message;
import dev.tributary.hl7.parse.Hl7Time;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules that the column "value" of fields.tsv can name. */
final class ValueRules {

    private static final String SEX_TABLE = "0001";
    private static final int VALUE_TYPE = 2;
    private static final int DAY = 8;
    private static final int MINUTE = 12;

    private final Map<String, Set<String>> tables;

    /**
     * The rules.
     *
     * @param tables codes by table
     */
    ValueRules(Map<String, Set<String>> tables) {
        this.tables = tables;
    }

    /** The rule of that name, or null for none. */
    ValueRule named(String name) {
        return switch (name) {
            case "-" -> null;
            case "time" -> time(0);
            case "time>=day" -> time(DAY);
            case "time>=minute" -> time(MINUTE);
            case "clock" -> ValueRules::clock;
            case "number" -> ValueRules::number;
            case "sequence" -> ValueRules::sequence;
            case "by:OBX-2" -> byValueType();
            default -> withArgument(name);
        };
    }

    private ValueRule withArgument(String name) {
        if (name.startsWith("code:")) {
            String table = name.substring("code:".length());
            Set<String> codes = tables.get(table);
            if (codes == null) {
                throw new IllegalArgumentException("no table " + table);
            }
            return code(
                    codes,
                    table.equals(SEX_TABLE)
                            ? Hl7IssueCode.SEX_UNKNOWN
                            : ValidationIssueCode.CODE_UNKNOWN);
        }
        if (name.startsWith("text<=")) {
            int max = Integer.parseInt(name.substring("text<=".length()));
            return (value, segment, message) ->
                    value.end() - value.start() > max && message.text(value).length() > max
                            ? ValidationIssueCode.VALUE_TOO_LONG
                            : null;
        }
        throw new IllegalArgumentException("no rule " + name);
    }

    private static ValueRule code(Set<String> codes, IssueCode unknown) {
        return (value, segment, message) -> codes.contains(value.latin1()) ? null : unknown;
    }

    private static ValueRule time(int leastDigits) {
        return (value, segment, message) -> {
            int digits = TimeShape.digits(value);
            if (digits == TimeShape.INVALID) {
                // Bytes that are no time may be one when their escapes are resolved.
                return Hl7Time.parse(message.text(value), Optional.empty()).isEmpty()
                        ? Hl7IssueCode.TIME_INVALID
                        : null;
            }
            return digits < leastDigits ? ValidationIssueCode.DATE_IMPRECISE : null;
        };
    }

    private static IssueCode clock(Slice value, Segment segment, Hl7Message message) {
        return TimeShape.isClock(value) ? null : Hl7IssueCode.TIME_INVALID;
    }

    /** NM: a sign, digits, one decimal point (HL7 v2.9 §2A.2.46). */
    private static IssueCode number(Slice value, Segment segment, Hl7Message message) {
        byte[] bytes = value.bytes();
        int at = value.start();
        if (bytes[at] == '+' || bytes[at] == '-') {
            at++;
        }
        int digits = 0;
        int points = 0;
        for (; at < value.end(); at++) {
            if (bytes[at] == '.') {
                points++;
            } else if (bytes[at] >= '0' && bytes[at] <= '9') {
                digits++;
            } else {
                return Hl7IssueCode.NUMBER_INVALID;
            }
        }
        return digits > 0 && points <= 1 ? null : Hl7IssueCode.NUMBER_INVALID;
    }

    /** SI: digits (HL7 v2.9 §2A.2.68). */
    private static IssueCode sequence(Slice value, Segment segment, Hl7Message message) {
        for (int at = value.start(); at < value.end(); at++) {
            if (value.bytes()[at] < '0' || value.bytes()[at] > '9') {
                return ValidationIssueCode.SEQUENCE_INVALID;
            }
        }
        return null;
    }

    /** OBX-5 is what OBX-2 says it is. */
    private static ValueRule byValueType() {
        ValueRule time = time(0);
        return (value, segment, message) -> {
            Slice type = segment.field(VALUE_TYPE);
            int length = type.end() - type.start();
            if (length < 2 || length > 3) {
                return null;
            }
            return switch (type.latin1()) {
                case "NM" -> number(value, segment, message);
                case "SI" -> sequence(value, segment, message);
                case "DT", "TS", "DTM" -> time.judge(value, segment, message);
                case "TM" -> clock(value, segment, message);
                default -> null;
            };
        };
    }
}
