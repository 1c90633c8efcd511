package dev.tributary.commons.issue.rules;

import dev.tributary.commons.issue.rules.RecordPath.Found;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Struct;

/** One thing that must be true of what stands at a path; all but Required let absence pass. */
sealed interface Condition {

    /** Whether it is true. */
    boolean holds(Found found, Struct record);

    /** The condition in words, which follow "the value". */
    String words();

    /** There is a value. */
    record Required() implements Condition {
        @Override
        public boolean holds(Found found, Struct record) {
            return found.present();
        }

        @Override
        public String words() {
            return "is required";
        }
    }

    /** There is no value. */
    record Absent() implements Condition {
        @Override
        public boolean holds(Found found, Struct record) {
            return !found.present();
        }

        @Override
        public String words() {
            return "must not be there";
        }
    }

    /** The whole text fits the regular expression. */
    record Matches(Pattern pattern) implements Condition {
        @Override
        public boolean holds(Found found, Struct record) {
            return !found.present()
                    || pattern.matcher(new BoundedText(ValueText.of(found.value()))).matches();
        }

        @Override
        public String words() {
            return "must match " + pattern;
        }
    }

    /** It is one of these; a number whatever its decimals. */
    record In(Set<String> texts, Set<BigDecimal> numbers) implements Condition {
        @Override
        public boolean holds(Found found, Struct record) {
            if (!found.present() || texts.contains(ValueText.of(found.value()))) {
                return true;
            }
            return found.value() instanceof Number
                    && ValueText.number(found.value())
                            .map(number -> numbers.contains(number.stripTrailingZeros()))
                            .orElse(false);
        }

        @Override
        public String words() {
            return "must be one of the " + texts.size() + " listed";
        }
    }

    /** It has at most so many characters. */
    record MaxLength(int max) implements Condition {
        @Override
        public boolean holds(Found found, Struct record) {
            if (!found.present()) {
                return true;
            }
            String text = ValueText.of(found.value());
            return text.codePointCount(0, text.length()) <= max;
        }

        @Override
        public String words() {
            return "must have at most " + max + " characters";
        }
    }

    /** It is a number within the bounds, both included; a bound may be null. */
    record Range(BigDecimal min, BigDecimal max) implements Condition {
        @Override
        public boolean holds(Found found, Struct record) {
            return !found.present()
                    || ValueText.number(found.value()).map(this::contains).orElse(false);
        }

        private boolean contains(BigDecimal number) {
            return (min == null || number.compareTo(min) >= 0)
                    && (max == null || number.compareTo(max) <= 0);
        }

        @Override
        public String words() {
            String from = min == null ? "" : " from " + min.toPlainString();
            String to = max == null ? "" : " up to " + max.toPlainString();
            return "must be a number" + from + to;
        }
    }

    /**
     * It does not lie after what stands at another path, or not before it.
     *
     * @param other the other path, within the same elements where the two run through one list
     * @param shared how many lists the two run through together
     * @param after true for not after, false for not before
     */
    record Ordered(RecordPath other, int shared, boolean after) implements Condition {
        @Override
        public boolean holds(Found found, Struct record) {
            if (!found.present()) {
                return true;
            }
            List<Found> others = other.find(record, found.indices(), shared);
            return others.stream()
                    .filter(Found::present)
                    .allMatch(
                            bound ->
                                    after
                                            ? !isAfter(found.value(), bound.value())
                                            : !isAfter(bound.value(), found.value()));
        }

        /** Dates by what they can mean, numbers by size; what is neither is not compared. */
        private static boolean isAfter(Object one, Object other) {
            IsoInterval a = IsoInterval.parse(ValueText.of(one)).orElse(null);
            IsoInterval b = IsoInterval.parse(ValueText.of(other)).orElse(null);
            if (a != null && b != null && !(one instanceof Number)) {
                return a.isAfter(b);
            }
            BigDecimal left = ValueText.number(one).orElse(null);
            BigDecimal right = ValueText.number(other).orElse(null);
            return left != null && right != null && left.compareTo(right) > 0;
        }

        @Override
        public String words() {
            return "must not lie " + (after ? "after " : "before ") + other;
        }
    }
}
