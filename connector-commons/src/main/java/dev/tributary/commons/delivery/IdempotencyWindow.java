package dev.tributary.commons.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceTaskContext;

/**
 * Remembers the last messages of a source and how each was answered, so that a message that is sent
 * again is answered as it was the first time and emitted only once, also after a restart.
 *
 * <p>The memory is split into slots by the message's name. Each slot is a source partition, and the
 * offset of a record holds the slot as it was when that record was emitted: message and memory of
 * it are committed together. Its size is fixed: slots times places.
 *
 * <p>Promise: under exactly-once no message is emitted twice within the window; under at-least-once
 * what the last offset flush before a crash has missed may be. Safe for use by several threads.
 */
public final class IdempotencyWindow {

    /** What is known of a message that has come. */
    public sealed interface Claim {}

    /**
     * It has not come before: the caller must emit it and say how that ended.
     *
     * @param nameUsedBefore whether another message came under the same name
     */
    public record First(boolean nameUsedBefore) implements Claim {}

    /** It is on its way: the listener that was passed will be told the answer. */
    public record OnItsWay() implements Claim {}

    /**
     * It was answered already.
     *
     * @param answer the first answer
     */
    public record Answered(char answer) implements Claim {}

    /** Told what the first of several equal messages was answered; called on any thread. */
    @FunctionalInterface
    public interface Again {
        /**
         * Called once.
         *
         * @param answer the first answer; empty where it has none, so the message must be sent
         *     again
         */
        void answered(Optional<Character> answer);
    }

    private final String scope;
    private final List<WindowSlot> slots;
    private final long startEpoch;
    private final AtomicLong sequence = new AtomicLong();
    private final Map<Identity, List<Again>> onTheirWay = new HashMap<>(); // guarded by itself

    /**
     * An empty window.
     *
     * @param scope what shares a memory, as a listener's address; part of the source partition
     * @param slotCount how many slots; must stay the same for the memory to survive a restart
     * @param places how many messages a slot remembers
     * @param startEpoch tells the offsets of this start from those of others
     * @param mayBeDropped whether a transform or errors.tolerance may drop records: then a record's
     *     offset vouches for no other that is not yet known to be committed
     */
    public IdempotencyWindow(
            String scope, int slotCount, int places, long startEpoch, boolean mayBeDropped) {
        this.scope = scope;
        this.startEpoch = startEpoch;
        this.slots =
                IntStream.range(0, slotCount)
                        .mapToObj(i -> new WindowSlot(places, mayBeDropped))
                        .toList();
    }

    /** Takes over what an earlier start has committed. */
    public void restore(SourceTaskContext context) {
        List<Map<String, String>> partitions = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            partitions.add(partition(i));
        }
        Map<Map<String, String>, Map<String, Object>> offsets =
                context.offsetStorageReader().offsets(partitions);
        for (int i = 0; i < slots.size(); i++) {
            Map<String, Object> offset = offsets.get(partitions.get(i));
            if (offset != null) {
                slots.get(i).restore(WindowOffset.entries(offset));
            }
        }
    }

    /**
     * Says that a message has come.
     *
     * @param identity the message
     * @param again told the answer if the message is on its way already
     */
    public Claim claim(Identity identity, Again again) {
        WindowSlot slot = slot(identity);
        synchronized (onTheirWay) {
            List<Again> waiting = onTheirWay.get(identity);
            if (waiting != null) {
                waiting.add(again);
                return new OnItsWay();
            }
            Optional<Character> answer = slot.answerTo(identity);
            if (answer.isPresent()) {
                return new Answered(answer.get());
            }
            onTheirWay.put(identity, new ArrayList<>(0));
            return new First(slot.knowsName(identity));
        }
    }

    /** Whether a message has come and was answered; one that is on its way was not. */
    public boolean isAnswered(Identity identity) {
        return slot(identity).answerTo(identity).isPresent();
    }

    /**
     * The position of a message's record: its offset remembers the message with this answer.
     *
     * @param identity a message that was claimed first
     * @param answer what it is answered once the record is committed
     */
    public SourcePosition position(Identity identity, char answer) {
        int number = number(identity);
        WindowSlot slot = slots.get(number);
        return new SourcePosition() {
            @Override
            public Map<String, ?> partition() {
                return IdempotencyWindow.this.partition(number);
            }

            @Override
            public Map<String, ?> offset() {
                return WindowOffset.of(
                        startEpoch, sequence.getAndIncrement(), slot.remember(identity, answer));
            }
        };
    }

    /**
     * The position of a record that goes before a message's own and without which the message is
     * not whole: it shares the message's source partition, so that the message cannot be remembered
     * while this record is still missing.
     *
     * @param identity a message that was claimed first
     */
    public SourcePosition companion(Identity identity) {
        int number = number(identity);
        WindowSlot slot = slots.get(number);
        return new SourcePosition() {
            @Override
            public Map<String, ?> partition() {
                return IdempotencyWindow.this.partition(number);
            }

            @Override
            public Map<String, ?> offset() {
                return WindowOffset.of(startEpoch, sequence.getAndIncrement(), slot.written());
            }
        };
    }

    /** Says that a message's record is committed and what was answered; tells those who wait. */
    public void answered(Identity identity, char answer) {
        slot(identity).confirm(identity, answer);
        tell(identity, Optional.of(answer));
    }

    /** Says that a message has no answer and must be sent again; forgets it. */
    public void unanswered(Identity identity) {
        slot(identity).forget(identity);
        tell(identity, Optional.empty());
    }

    private void tell(Identity identity, Optional<Character> answer) {
        List<Again> waiting;
        synchronized (onTheirWay) {
            waiting = onTheirWay.remove(identity);
        }
        if (waiting != null) {
            waiting.forEach(again -> again.answered(answer));
        }
    }

    private WindowSlot slot(Identity identity) {
        return slots.get(number(identity));
    }

    private int number(Identity identity) {
        return (int) Long.remainderUnsigned(identity.name(), slots.size());
    }

    private Map<String, String> partition(int number) {
        return SourcePartition.of("kind", "window", "scope", scope, "slot", String.valueOf(number));
    }
}
