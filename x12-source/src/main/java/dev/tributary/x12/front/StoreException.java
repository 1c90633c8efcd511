package dev.tributary.x12.front;

import java.io.IOException;

/**
 * A store cannot do what it is asked for: a server that does not answer, a directory that may not
 * be written. The message names the remedy and no file.
 */
public final class StoreException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Reason {
        /** The server cannot be reached, or the connection has broken. */
        UNREACHABLE,
        /** The server shows a key that is not in the file of known hosts. */
        HOST_KEY_UNKNOWN,
        /** The server does not let the user in. */
        LOGIN_REFUSED,
        /** The file is not there any more. */
        GONE,
        /** A directory or a file cannot be read, written or moved. */
        FAILED
    }

    private final Reason reason;

    StoreException(Reason reason, String message) {
        // Without a cause: those of file systems and servers quote names.
        super(message);
        this.reason = reason;
    }

    /** What kind of trouble it is. */
    public Reason reason() {
        return reason;
    }

    /** Whether it may be one file's or one directory's alone, so that others can go on. */
    public boolean isLocal() {
        return reason == Reason.FAILED || reason == Reason.GONE;
    }
}
