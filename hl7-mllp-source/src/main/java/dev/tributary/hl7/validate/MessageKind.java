package dev.tributary.hl7.validate;

import dev.tributary.hl7.parse.Hl7Message;

/**
 * What kind of message it is, as demands tell messages apart.
 *
 * @param type {@code ADT^A01}, or the code alone
 * @param code {@code ADT}
 * @param trigger {@code A01}, or empty
 * @param version its version as a number that compares
 */
record MessageKind(String type, String code, String trigger, int version) {

    static MessageKind of(Hl7Message message) {
        String type = message.type();
        int caret = type.indexOf('^');
        return new MessageKind(
                type,
                caret < 0 ? type : type.substring(0, caret),
                caret < 0 ? "" : type.substring(caret + 1),
                Hl7Version.of(message.version()));
    }
}
