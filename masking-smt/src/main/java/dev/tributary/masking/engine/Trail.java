package dev.tributary.masking.engine;

import dev.tributary.masking.action.Place;

/**
 * The way from a part of a record to a value in it, written as a place only when somebody asks.
 *
 * @param from where it begins; null for any step behind it
 * @param before the way to what the value stands in
 * @param name of the member or entry; null for an element of a list
 */
record Trail(Place from, Trail before, String name) {

    static Trail from(Place part) {
        return new Trail(part, null, null);
    }

    Trail member(Object member) {
        return new Trail(null, this, String.valueOf(member));
    }

    Trail element() {
        return new Trail(null, this, null);
    }

    /** Onto the names of the entries. */
    Trail names() {
        return from(place().names());
    }

    Place place() {
        if (from != null) {
            return from;
        }
        return name == null ? before.place().element() : before.place().dataMember(name);
    }

    /** As it may be logged: a name can be data. */
    @Override
    public String toString() {
        return place().toString();
    }
}
