package dev.tributary.hl7;

import dev.tributary.commons.config.DuplicateOptions;
import dev.tributary.commons.config.HostPort;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.delivery.IdempotencyWindow;
import dev.tributary.commons.delivery.Identity;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.metrics.Counter;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.hl7.ack.MessageHeader;
import dev.tributary.hl7.front.Received;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Tells messages that have come before from those that have not: MSH-3, 4, 5, 6 and 10 together are
 * a message's name; only name and bytes together make it the same message, since senders reuse
 * control ids.
 */
final class MessageIdentities {

    private static final int SLOTS = 256;
    private static final int KEY_BYTES = 32;

    private final KeyedDigest digest;
    private final KeyedDigest published;
    private final Map<String, IdempotencyWindow> windows;
    private final Counter repetitions;

    /**
     * The identities of one task.
     *
     * @param digestKey the configured key; without it identities hold for this start alone
     * @param options how many messages to remember
     * @param listeners each remembers its own messages
     * @param startEpoch when the task started
     * @param mayBeDropped whether a transform or errors.tolerance may drop records
     * @param repetitions counts messages that have come before
     */
    MessageIdentities(
            Optional<byte[]> digestKey,
            DuplicateOptions options,
            List<HostPort> listeners,
            long startEpoch,
            boolean mayBeDropped,
            Counter repetitions) {
        this.published = KeyedDigest.of(digestKey, "identity");
        this.digest =
                KeyedDigest.of(
                        Optional.of(digestKey.orElseGet(MessageIdentities::random)), "window");
        this.repetitions = repetitions;
        int slots = Math.max(1, Math.min(SLOTS, options.window()));
        int places = options.window() / slots;
        this.windows =
                listeners.stream()
                        .map(HostPort::toString)
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        scope -> scope,
                                        scope ->
                                                new IdempotencyWindow(
                                                        scope,
                                                        slots,
                                                        places,
                                                        startEpoch,
                                                        mayBeDropped)));
    }

    private static byte[] random() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Takes over what earlier starts have remembered. */
    void restore(SourceTaskContext context) {
        windows.values().forEach(window -> window.restore(context));
    }

    /** The window of a listener. */
    IdempotencyWindow window(String listener) {
        return windows.get(listener);
    }

    /** Who a message is. */
    Identity of(MessageHeader header, Received received) {
        return Identity.of(digest, names(header), received.bytes());
    }

    /** Puts the identity into a record's headers, where a key makes that safe. */
    void writeTo(RecordDraft draft, MessageHeader header, Received received) {
        if (published.isPresent()) {
            byte[] name = published.bytes(names(header)).orElseThrow();
            draft.headers()
                    .addString(
                            RecordHeaders.IDENTITY,
                            published.hex(name, received.bytes()).orElseThrow());
        }
    }

    void countRepetition() {
        repetitions.increment();
    }

    private static byte[][] names(MessageHeader header) {
        return new byte[][] {
            latin1(header.sendingApplication()),
            latin1(header.sendingFacility()),
            latin1(header.receivingApplication()),
            latin1(header.receivingFacility()),
            latin1(header.controlId())
        };
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
