package dev.tributary.commons.crypto;

/** A text that cannot be opened, or a value that must not be sealed; without any of either. */
public final class CipherException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public enum Fault {
        /** It is no text of our form. */
        NOT_SEALED("this is no sealed text, or it was cut"),
        /** It was sealed under a key that is not here. */
        UNKNOWN_KEY(
                "its key is not in the keyset, or not enabled: give the keyset that still holds it"),
        /** The key does not fit, or the text is not as it was, or not where it was. */
        REFUSED(
                "it does not open: it was changed, or moved here from another field, or its key is"
                        + " another one of the same id"),
        /** It belongs to a subject, and nothing says where subjects' salts are. */
        NO_STORE("its key is a subject's own: say where the subjects' salts are stored"),
        /** The salt of its subject is not there and was not destroyed there either. */
        UNKNOWN_SUBJECT(
                "the salt of its subject is not in this store: give the store that it was sealed"
                        + " with"),
        /** The key of its subject was destroyed. */
        ERASED("its subject was erased: nothing opens it, and nothing is sealed for it any more");

        private final String text;

        Fault(String text) {
            this.text = text;
        }

        /** What it means and what to do about it. */
        public String text() {
            return text;
        }
    }

    private final Fault fault;

    CipherException(Fault fault) {
        super(fault.text());
        this.fault = fault;
    }

    CipherException(Fault fault, int key) {
        super("key " + Keyset.name(key) + ": " + fault.text());
        this.fault = fault;
    }

    /** Why. */
    public Fault fault() {
        return fault;
    }
}
