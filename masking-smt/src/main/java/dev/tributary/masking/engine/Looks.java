package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.DateText;
import java.util.Optional;

/**
 * What a text of no class can be, told by its characters alone. It is to be found elsewhere, so a
 * wrong guess hides too much, not too little.
 */
final class Looks {

    private static final int LONGEST_NAME = 80;
    private static final String BETWEEN_NAMES = " .,'’-^";

    private Looks() {}

    /** An e-mail address, a day, a name, an address; empty for what can only be an id. */
    static Optional<PiiClass> of(String text) {
        String plain = text.strip();
        if (plain.indexOf('@') > 0) {
            return Optional.of(PiiClass.EMAIL);
        }
        if (plain.isEmpty() || plain.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        if (DateText.parse(plain).isPresent()) {
            return Optional.of(PiiClass.BIRTH_DATE);
        }
        if (plain.chars().allMatch(c -> Character.isLetter(c) || BETWEEN_NAMES.indexOf(c) >= 0)) {
            return Optional.of(PiiClass.NAME);
        }
        boolean numbered = Character.isDigit(plain.charAt(0)) && plain.indexOf(' ') > 0;
        return numbered && plain.chars().anyMatch(Character::isLetter)
                ? Optional.of(PiiClass.ADDRESS)
                : Optional.empty();
    }
}
