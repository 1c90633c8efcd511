package dev.tributary.api.source;

import java.time.Duration;

/** When a job has more to do. */
public sealed interface Next {

    /**
     * After that time, or earlier when it is woken.
     *
     * @param delay zero for at once
     */
    record After(Duration delay) implements Next {}

    /** When it is woken. */
    record Woken() implements Next {}

    /** Never: it is done. */
    record Never() implements Next {}

    static Next atOnce() {
        return new After(Duration.ZERO);
    }

    static Next after(Duration delay) {
        return new After(delay);
    }

    static Next whenWoken() {
        return new Woken();
    }

    static Next never() {
        return new Never();
    }
}
