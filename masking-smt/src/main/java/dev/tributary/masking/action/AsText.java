package dev.tributary.masking.action;

/** A treatment that makes texts of values of another type. */
record AsText(Treatment inner) implements Treatment {

    @Override
    public Object apply(Object value, Place place, Surroundings around) {
        return inner.apply(value, place, around);
    }

    @Override
    public boolean makesText() {
        return true;
    }
}
