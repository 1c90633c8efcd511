package dev.tributary.x12.partner;

import dev.tributary.commons.config.Valid;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;

/**
 * One of the ids by which interchanges are addressed to us.
 *
 * @param qualifier of ISA-07; empty for any
 * @param id of ISA-08, without the blanks that fill it up
 */
public record OwnId(Optional<String> qualifier, String id) {

    private static final Pattern FORM = Pattern.compile("(?:([A-Z0-9]{2}):)?([^:\\s].{0,14})");

    /**
     * Reads one as it is configured.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static OwnId parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "must be an id of at most 15 characters, as HOSPITAL or ZZ:HOSPITAL");
        }
        return new OwnId(Optional.ofNullable(form.group(1)), form.group(2));
    }

    /** What an option that holds one is checked by. */
    public static Validator validator() {
        return Valid.readableBy(
                "an interchange id of at most 15 characters, with or without its qualifier, as"
                        + " HOSPITAL or ZZ:HOSPITAL",
                OwnId::parse);
    }

    /** Whether ISA names it. */
    boolean is(String isaQualifier, String isaId) {
        return id.equals(isaId) && qualifier.map(isaQualifier::equals).orElse(true);
    }
}
