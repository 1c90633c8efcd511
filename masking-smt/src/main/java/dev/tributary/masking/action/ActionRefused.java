package dev.tributary.masking.action;

/**
 * An action cannot do its work on a value; the engine adds the place. It carries a code and never a
 * value, and no stack, since it says nothing about our code.
 */
public final class ActionRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final MaskingError error;

    public ActionRefused(MaskingError error) {
        super(error.text(), null, false, false);
        this.error = error;
    }

    public MaskingError error() {
        return error;
    }
}
