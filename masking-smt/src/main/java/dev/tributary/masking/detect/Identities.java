package dev.tributary.masking.detect;

import dev.tributary.commons.record.PiiClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a record says of its people in its fields, to be found again in its texts: names in any
 * order and in parts, numbers with other separators, dates in other notations, addresses by parts.
 *
 * <p>Case and accents do not matter. A piece counts as a word of its own; identifiers of six
 * characters and more are found inside longer ones as well. Instances are immutable.
 */
public final class Identities {

    private static final int MOST_BETWEEN_NAMES = 3;

    private final NeedleIndex needles;
    private final OwnDates dates;
    private final Set<Character> initials;

    private Identities(NeedleIndex needles, OwnDates dates, Set<Character> initials) {
        this.needles = needles;
        this.dates = dates;
        this.initials = initials;
    }

    /** Starts with no identity. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Finds the identities wherever they stand.
     *
     * @return in the order of the text, none overlapping another
     */
    public List<Span> find(CharSequence text) {
        Compact compact = Compact.of(text);
        List<Span> found = needles.find(compact);
        dates.find(text, found);
        List<Span> disjoint = Spans.disjoint(found);
        return disjoint.isEmpty() ? disjoint : joined(disjoint, compact.source());
    }

    /** Joins the parts of a name, with the initials that stand beside them. */
    private List<Span> joined(List<Span> spans, char[] text) {
        List<Span> joined = new ArrayList<>(spans.size());
        for (Span span : spans) {
            Span next = span.pii() == PiiClass.NAME ? withInitials(span, text) : span;
            Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && isSameName(last, next, text)) {
                joined.set(joined.size() - 1, new Span(last.start(), next.end(), PiiClass.NAME));
            } else {
                joined.add(next);
            }
        }
        return Spans.disjoint(joined);
    }

    private static boolean isSameName(Span one, Span other, char[] text) {
        if (one.pii() != PiiClass.NAME || other.pii() != PiiClass.NAME) {
            return false;
        }
        if (other.start() - one.end() > MOST_BETWEEN_NAMES) {
            return false;
        }
        for (int i = one.end(); i < other.start(); i++) {
            if (Letters.isAlphanumeric(text[i]) || text[i] == '\n' || text[i] == ';') {
                return false;
            }
        }
        return true;
    }

    private Span withInitials(Span name, char[] text) {
        int start = name.start();
        int before = start - 1;
        while (before >= 0 && start - before <= MOST_BETWEEN_NAMES && isBetween(text[before])) {
            before--;
        }
        if (before >= 0 && before < start - 1 && isInitial(text, before)) {
            start = before;
        }
        int end = name.end();
        int behind = end;
        while (behind < text.length
                && behind - end < MOST_BETWEEN_NAMES
                && isBetween(text[behind])) {
            behind++;
        }
        if (behind < text.length && behind > end && isInitial(text, behind)) {
            end = behind + 1;
        }
        return new Span(start, end, PiiClass.NAME);
    }

    private static boolean isBetween(char c) {
        return c == ' ' || c == '.' || c == ',' || c == '^';
    }

    private boolean isInitial(char[] text, int place) {
        boolean alone =
                (place == 0 || !Letters.isAlphanumeric(text[place - 1]))
                        && (place + 1 == text.length || !Letters.isAlphanumeric(text[place + 1]));
        return alone
                && Letters.kind(text[place]) == Letters.CAPITAL
                && initials.contains(Letters.base(text[place]));
    }

    /** Never a value. */
    @Override
    public String toString() {
        return "[identities]";
    }

    /** Collects the identities of one record. */
    public static final class Builder {

        private final Needles needles = new Needles();
        private final NamePieces names = new NamePieces(needles);
        private final AddressPieces addresses = new AddressPieces(needles);
        private final Map<LocalDate, PiiClass> dates = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Adds an identity.
         *
         * @param pii what it is; free text, payloads, photos and biometric data are passed over,
         *     since there is nothing in them to look for
         * @param value as the record has it; too short ones are passed over: numbers of fewer than
         *     four digits, codes of fewer than three characters, names of one letter
         */
        public Builder add(PiiClass pii, String value) {
            switch (pii) {
                case NAME -> names.add(value);
                case BIRTH_DATE, EVENT_DATE -> date(pii, value);
                case ADDRESS -> addresses.add(pii, value);
                case ZIP -> needles.zip(value);
                case PHONE, FAX -> needles.phone(pii, value);
                case EMAIL -> needles.email(value);
                case SSN, CARD_NUMBER, ACCOUNT_NUMBER -> needles.identifierWithTail(pii, value);
                case MRN, MEMBER_ID, LICENSE, VEHICLE, DEVICE, OTHER_ID ->
                        needles.identifier(pii, value);
                case URL -> needles.url(value);
                case IP -> needles.ip(value);
                case BIOMETRIC, PHOTO, FREE_TEXT, RAW_PAYLOAD -> {}
            }
            return this;
        }

        private void date(PiiClass pii, String value) {
            OwnDates.read(value)
                    .ifPresentOrElse(
                            day -> {
                                dates.putIfAbsent(day, pii);
                                needles.day(pii, day);
                            },
                            () -> needles.identifier(pii, value));
        }

        /** The identities so far. */
        public Identities build() {
            return new Identities(
                    new NeedleIndex(needles.all()),
                    new OwnDates(dates),
                    Set.copyOf(names.initials()));
        }

        /** Never a value. */
        @Override
        public String toString() {
            return "[identities]";
        }
    }
}
