package dev.tributary.commons.delivery;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** One slot of an idempotency window: the last messages whose names fall into it. */
final class WindowSlot {

    private static final int ENTRY_BYTES = 2 * Long.BYTES + 1;

    /** One message that is remembered. */
    private static final class Place {

        private final Identity identity;
        private char answer;
        private boolean committed;

        private Place(Identity identity, char answer, boolean committed) {
            this.identity = identity;
            this.answer = answer;
            this.committed = committed;
        }
    }

    private final int size;
    private final boolean onlyCommitted;
    private final ArrayDeque<Place> places = new ArrayDeque<>();

    WindowSlot(int size, boolean onlyCommitted) {
        this.size = size;
        this.onlyCommitted = onlyCommitted;
    }

    synchronized Optional<Character> answerTo(Identity identity) {
        return find(identity).filter(place -> place.committed).map(place -> place.answer);
    }

    synchronized boolean knowsName(Identity identity) {
        return places.stream().anyMatch(place -> place.identity.name() == identity.name());
    }

    /** Remembers a message that is being emitted, and writes the slot down for its offset. */
    synchronized String remember(Identity identity, char answer) {
        places.removeIf(place -> place.identity.equals(identity));
        Place own = new Place(identity, answer, false);
        places.addLast(own);
        if (places.size() > size) {
            places.removeFirst();
        }
        return written(own);
    }

    /** Writes the slot down as it is, for the offset of a record that is no message of its own. */
    synchronized String written() {
        return written(null);
    }

    private String written(Place own) {
        ByteBuffer bytes = ByteBuffer.allocate(places.size() * ENTRY_BYTES);
        for (Place place : places) {
            if (place.committed || place == own || !onlyCommitted) {
                bytes.putLong(place.identity.name())
                        .putLong(place.identity.content())
                        .put((byte) place.answer);
            }
        }
        return Base64.getEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOf(bytes.array(), bytes.position()));
    }

    synchronized void confirm(Identity identity, char answer) {
        find(identity)
                .ifPresent(
                        place -> {
                            place.answer = answer;
                            place.committed = true;
                        });
    }

    synchronized void forget(Identity identity) {
        places.removeIf(place -> place.identity.equals(identity));
    }

    synchronized void restore(String written) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(written));
        places.clear();
        while (bytes.remaining() >= ENTRY_BYTES) {
            Identity identity = new Identity(bytes.getLong(), bytes.getLong());
            places.addLast(new Place(identity, (char) bytes.get(), true));
            if (places.size() > size) {
                places.removeFirst();
            }
        }
    }

    private Optional<Place> find(Identity identity) {
        return places.stream().filter(place -> place.identity.equals(identity)).findFirst();
    }
}
