package dev.tributary.masking.raw;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Where a leaf of JSON stands.
 *
 * @param path as {@code $.name[0].family}; a name that is data is {@code *} in it
 * @param name of the member that it is, or whose list it is in; empty at the top
 * @param holder the object that it is a member of; null at the top
 * @param above the place of that object; null at the top
 */
record JsonPlace(String path, String name, ObjectNode holder, JsonPlace above) {

    static final JsonPlace TOP = new JsonPlace("$", "", null, null);

    /** A member of the object that stands here. */
    JsonPlace member(String memberName, String shown, ObjectNode object) {
        return new JsonPlace(path + "." + shown, memberName, object, this);
    }

    /** An element of the list that stands here. */
    JsonPlace element(int index) {
        return new JsonPlace(path + "[" + index + "]", name, holder, above);
    }

    /** The text of the member beside this one that has that name. */
    String beside(String other) {
        return holder == null ? "" : holder.path(other).asText("");
    }

    /** Whether there is a member beside this one that has that name. */
    boolean hasBeside(String other) {
        return holder != null && holder.has(other);
    }

    /** The name of the member that the object around this one is. */
    String holderName() {
        return above == null ? "" : above.name();
    }

    @Override
    public String toString() {
        return path;
    }
}
