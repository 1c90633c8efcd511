package dev.tributary.masking.action;

/** What becomes of a text: of a field, of a leaf of a raw payload, of a piece of a note. */
@FunctionalInterface
public interface TextMask {

    /**
     * Masks a text that is not null.
     *
     * @return null where nothing of it may stay
     */
    String mask(String text, Place place, Surroundings around);
}
