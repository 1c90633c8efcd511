package dev.tributary.reconcile.output;

/** One of several that were to be told together is too large for the topic; none was told. */
final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // it never leaves its thread
    private final Telling telling;

    TooLargeException(Telling telling, Throwable cause) {
        super(cause);
        this.telling = telling;
    }

    Telling telling() {
        return telling;
    }
}
