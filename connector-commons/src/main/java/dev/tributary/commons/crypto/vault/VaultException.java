package dev.tributary.commons.crypto.vault;

/** A Vault that did not do what it was asked: why, and what to do; never a token or a secret. */
public final class VaultException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What happened. */
    public enum Reason {
        /** The address, or a name, cannot be right. */
        SETUP,
        /** Nobody answers at the address. */
        UNREACHABLE,
        /** Whoever answers shows a certificate that is not trusted. */
        UNTRUSTED,
        /** The answer did not come in time. */
        SLOW,
        /** Vault does not take our token, or the token may not do this. */
        DENIED,
        /** There is no such engine, key or secret. */
        NOT_FOUND,
        /** Vault understood and refuses, such as a ciphertext of another key. */
        REFUSED,
        /** Vault is sealed. */
        SEALED,
        /** Vault has a fault of its own. */
        FAILED,
        /** The answer is none of Vault's. */
        STRANGE
    }

    private final Reason reason;

    VaultException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** What happened. */
    public Reason reason() {
        return reason;
    }

    /** Whether the same may work later without anybody's help at our side. */
    public boolean isTransient() {
        return switch (reason) {
            case UNREACHABLE, SLOW, SEALED, FAILED -> true;
            case SETUP, UNTRUSTED, DENIED, NOT_FOUND, REFUSED, STRANGE -> false;
        };
    }
}
