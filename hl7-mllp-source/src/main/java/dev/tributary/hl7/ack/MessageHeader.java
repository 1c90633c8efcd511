package dev.tributary.hl7.ack;

/**
 * What an acknowledgement repeats of the message's MSH, byte for byte.
 *
 * <p>The bytes are held one to a character (ISO 8859-1), so that no character set can change them
 * on the way back. A field that was not sent is empty.
 *
 * @param fieldSeparator MSH-1
 * @param encodingCharacters MSH-2
 * @param sendingApplication MSH-3
 * @param sendingFacility MSH-4
 * @param receivingApplication MSH-5
 * @param receivingFacility MSH-6
 * @param messageCode MSH-9.1
 * @param trigger MSH-9.2
 * @param controlId MSH-10
 * @param processingId MSH-11
 * @param version MSH-12
 * @param acceptAcknowledgement MSH-15: when the sender wants to hear that a message was taken over
 * @param applicationAcknowledgement MSH-16: when it wants to hear what came of it
 * @param characterSet MSH-18
 */
public record MessageHeader(
        char fieldSeparator,
        String encodingCharacters,
        String sendingApplication,
        String sendingFacility,
        String receivingApplication,
        String receivingFacility,
        String messageCode,
        String trigger,
        String controlId,
        String processingId,
        String version,
        String acceptAcknowledgement,
        String applicationAcknowledgement,
        String characterSet) {

    private static final String USUAL = "^~\\&";
    private static final char UNUSUAL = '#';
    private static final int TRUNCATION = 4;

    /** For what is not HL7 at all: the usual delimiters and nothing to repeat. */
    public static final MessageHeader NONE =
            new MessageHeader('|', USUAL, "", "", "", "", "", "", "", "P", "2.5", "", "", "");

    /**
     * {@code ADT^A01}, the code alone where there is no trigger, or null where there is neither.
     */
    public String messageType() {
        if (messageCode.isEmpty()) {
            return null;
        }
        return trigger.isEmpty() ? messageCode : messageCode + "^" + trigger;
    }

    char componentSeparator() {
        return delimitersNamed().charAt(0);
    }

    /**
     * MSH-2 as an acknowledgement names it: as it came, without what senders write behind the
     * delimiters; where it names none, the usual ones, by which the message was read.
     */
    String delimitersNamed() {
        int end = 0;
        while (end < encodingCharacters.length() && namesDelimiter(end)) {
            end++;
        }
        return end == 0
                ? USUAL.replace(fieldSeparator, UNUSUAL)
                : encodingCharacters.substring(0, end);
    }

    /** A blank ends MSH-2, and so does what cannot be the truncation character. */
    private boolean namesDelimiter(int index) {
        char c = encodingCharacters.charAt(index);
        return c > ' ' && (index < TRUNCATION || (index == TRUNCATION && isPunctuation(c)));
    }

    /** Whether a character would be taken for more than itself. */
    boolean isDelimiter(char c) {
        return c == fieldSeparator || delimitersNamed().indexOf(c) >= 0;
    }

    private static boolean isPunctuation(char c) {
        return c < 0x7f && !Character.isLetterOrDigit(c);
    }

    /** Control ids and names of systems are not for logs. */
    @Override
    public String toString() {
        return "MessageHeader[version " + (version.isEmpty() ? "absent" : "present") + "]";
    }
}
