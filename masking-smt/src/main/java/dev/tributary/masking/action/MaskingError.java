package dev.tributary.masking.action;

/** Why a record cannot be masked; the one place that turns codes into text. */
public enum MaskingError {
    CLASS_UNKNOWN(
            "the schema tags the field with a class of personal data that this version does not"
                    + " know: upgrade, or mask the path by a rule"),
    NOT_COVERED("no rule of the policy speaks of the field: add one, or change default_action"),
    TYPE_NOT_SERVED("the rule's action cannot serve a field of this type: choose another"),
    SUBJECT_MISSING(
            "neither a patient's id nor a key says whose the record is, and the action needs to"
                    + " know"),
    KEYS_COLLIDE("masking makes two keys of the map equal: use another action for them"),
    TOO_DEEP("the record is nested more deeply than anything sensible"),
    CRYPTO_FAILED("the keyset could not do what the rule asks: see the worker's log"),
    CIPHERTEXT_NOT_OPENED(
            "no key of the keyset opens it here: it was sealed under another, moved, or altered"),
    SUBJECT_ERASED("whom it is about was erased, and nothing opens it any more"),
    NOT_QUARANTINED("the record could not be encrypted for the quarantine topic"),
    FAILED("for a reason of ours: please report it with the code and the place");

    private final String text;

    MaskingError(String text) {
        this.text = text;
    }

    /** What is wrong and what to do about it, without any value. */
    public String text() {
        return text;
    }
}
