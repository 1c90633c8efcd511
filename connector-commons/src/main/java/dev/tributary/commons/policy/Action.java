package dev.tributary.commons.policy;

import java.time.LocalDate;
import java.util.Optional;

/** What a rule does to a value: described here, done by the transform. */
public sealed interface Action {

    /** The value passes as it is. */
    record Keep() implements Action {}

    /**
     * The value is blanked.
     *
     * @param replacement what stands for text; numbers, dates and other types become null, or their
     *     type's zero where null is not allowed
     */
    record Redact(String replacement) implements Action {

        /** What stands for text where a policy does not say. */
        public static final String REDACTED = "[redacted]";

        /** Blanks as a policy does that does not say with what. */
        public static Redact plainly() {
            return new Redact(REDACTED);
        }
    }

    /** The field is left out: null, or not there at all where null is not allowed. */
    record Drop() implements Action {}

    /** The same text or number for every value. */
    record Constant(String value) implements Action {}

    /**
     * All but the first characters, letters and digits counted, become the mask's character. Of a
     * short text fewer stay: never more than half of its letters and digits.
     *
     * @param count how many stay at most
     * @param mask one character
     */
    record FirstN(int count, char mask) implements Action {}

    /**
     * All but the last characters, letters and digits counted, become the mask's character. Of a
     * short text fewer stay: never more than half of its letters and digits.
     *
     * @param count how many stay at most
     * @param mask one character
     */
    record LastN(int count, char mask) implements Action {}

    /**
     * A date to its year, a ZIP code to its first three digits, a birth date beyond 89 years to an
     * open range (45 CFR 164.514(b)(2)(i)(B) and (C)).
     *
     * @param referenceDate on which ages are counted; without one, birth dates lose their year too
     */
    record Generalize(Optional<LocalDate> referenceDate) implements Action {}

    /**
     * A keyed pseudonym: the same value gives the same token.
     *
     * @param domain values of two domains give different tokens; the PII class where none is given
     */
    record Token(Optional<String> domain) implements Action {}

    /**
     * Moves a date by a number of days that is the patient's own, so that intervals stay.
     *
     * @param maxDays at most so many days back or forth, at least 1
     */
    record DateShift(int maxDays) implements Action {}

    /**
     * Encrypts a value for those who hold the key.
     *
     * @param deterministic the same value at the same path gives the same ciphertext
     * @param perSubject under a key of the patient's own, so that destroying it erases the value
     */
    record Encrypt(boolean deterministic, boolean perSubject) implements Action {}

    /**
     * Looks for personal data in free text and masks what is found, each by the first rule for what
     * is {@linkplain Selector.Detected detected} of its class, else by its class's rule. What is no
     * text, such as a document in Base64, is dropped.
     */
    record Detect() implements Action {}

    /**
     * Rewrites a raw payload field by field, each by its class's rule; drops what it cannot read.
     */
    record Rewrite() implements Action {}
}
