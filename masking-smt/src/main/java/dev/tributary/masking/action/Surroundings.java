package dev.tributary.masking.action;

/** What an action may ask of the record that its value stands in. */
public interface Surroundings {

    /**
     * By how many days this record's dates move.
     *
     * @param maxDays at most so many, back or forth
     */
    int days(int maxDays);

    /** A keyed pseudonym of a value. */
    String token(String domain, String value);

    /**
     * Encrypts a value.
     *
     * @param plain what {@link Plaintext} makes of it
     * @param place where it stands: it opens nowhere else
     * @param deterministic the same value gives the same ciphertext there
     * @param perSubject under a key of the record's subject
     * @return null where the subject was erased
     */
    String seal(byte[] plain, Place place, boolean deterministic, boolean perSubject);

    /** The text without the personal data that is found in it. */
    String scrubbed(String text, Place place);

    /** The raw payload rewritten leaf by leaf; null where it cannot be read. */
    String rewritten(String payload, Place place);

    /** Says that a value could not be read as what it should be, and is blanked. */
    void unreadable();
}
