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

    /** For what is not HL7 at all: the usual delimiters and nothing to repeat. */
    public static final MessageHeader NONE =
            new MessageHeader('|', "^~\\&", "", "", "", "", "", "", "", "P", "2.5", "", "", "");

    /**
     * {@code ADT^A01}, the code alone where there is no trigger, or null where there is neither.
     */
    public String messageType() {
        if (messageCode.isEmpty()) {
            return null;
        }
        return trigger.isEmpty() ? messageCode : messageCode + "^" + trigger;
    }

    /** The first component separator, {@code ^} where none is named. */
    char componentSeparator() {
        return encodingCharacters.isEmpty() ? '^' : encodingCharacters.charAt(0);
    }

    /** Control ids and names of systems are not for logs. */
    @Override
    public String toString() {
        return "MessageHeader[version " + (version.isEmpty() ? "absent" : "present") + "]";
    }
}
