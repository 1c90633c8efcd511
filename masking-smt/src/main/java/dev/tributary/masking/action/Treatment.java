package dev.tributary.masking.action;

/** What becomes of the values of one field. */
public interface Treatment {

    /** Stands for a value that is left out altogether. */
    Object GONE =
            new Object() {
                @Override
                public String toString() {
                    return "[gone]";
                }
            };

    /**
     * Masks a value that is not null.
     *
     * @return null where nothing of it may stay, {@link #GONE} where the field goes too
     */
    Object apply(Object value, Place place, Surroundings around);

    /** Whether it makes texts of values of any type. */
    default boolean makesText() {
        return false;
    }
}
