package dev.tributary.masking.engine;

import dev.tributary.masking.action.ActionRefused;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Place;
import org.apache.kafka.connect.errors.DataException;

/**
 * A record that cannot be masked. It says what, where and of which type; it never holds a value,
 * nor a cause, whose message might.
 */
public final class MaskingException extends DataException {

    private static final long serialVersionUID = 1L;

    private final MaskingError error;
    private final String path;
    private final String type;

    private MaskingException(MaskingError error, String path, String type) {
        super(error + " at " + path + " (" + type + "): " + error.text());
        this.error = error;
        this.path = path;
        this.type = type;
    }

    /**
     * A fault at a place.
     *
     * @param type of the field, in a word
     */
    public static MaskingException at(MaskingError error, Place place, String type) {
        return new MaskingException(error, place.toString(), type);
    }

    /** Any other fault at a place: of it stays where in our code it arose, and nothing it says. */
    static MaskingException of(RuntimeException fault, Place place, String type) {
        if (fault instanceof MaskingException known) {
            return known;
        }
        if (fault instanceof ActionRefused refused) {
            return at(refused.error(), place, type);
        }
        MaskingException failed =
                at(MaskingError.FAILED, place, type + ", " + fault.getClass().getSimpleName());
        failed.setStackTrace(fault.getStackTrace());
        return failed;
    }

    /** What is wrong. */
    public MaskingError error() {
        return error;
    }

    /** Where, as a policy would write it. */
    public String path() {
        return path;
    }

    /** What type of field stands there. */
    public String type() {
        return type;
    }
}
