package dev.tributary.commons.issue;

import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.record.PayloadText;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.apache.kafka.connect.data.Struct;

/** Writes into a dead letter's record what it keeps of the payload. */
public interface KeptPayload {

    /** Nothing of it. */
    KeptPayload OMITTED = (letter, value) -> value.put("payload_mode", "omitted");

    /** All of it, as it is. */
    KeptPayload CLEAR =
            (letter, value) -> {
                PayloadText text = PayloadText.of(letter.payload(), StandardCharsets.UTF_8);
                value.put("payload_mode", "clear")
                        .put("payload", text.content())
                        .put("payload_encoding", text.encoding());
            };

    /** Writes it. */
    void put(DeadLetter letter, Struct value);

    /**
     * All of it, encrypted for that dead letter; nothing while there is no key.
     *
     * @param cipher the cipher of now
     */
    static KeptPayload encrypted(Supplier<FieldCipher> cipher) {
        return (letter, value) -> {
            try {
                FieldCipher now = cipher.get();
                value.put("payload_mode", "encrypted")
                        .put(
                                "payload_encrypted",
                                now.seal(letter.payload(), "deadletter/" + letter.id(), false))
                        .put("payload_key_id", Keyset.name(now.primary()));
            } catch (KeysetException notYet) {
                // Whoever watches the keyset has told the log why.
                OMITTED.put(letter, value);
            }
        };
    }
}
