package dev.tributary.x12.front;

/**
 * A file as a store lists it.
 *
 * @param path where it lies below the input directory, with {@code /} between folders; it may hold
 *     names of persons, so it shows nowhere
 * @param size in bytes
 * @param modified when it was last changed, in milliseconds since 1970
 */
public record StoredFile(String path, long size, long modified) {

    /** The last part of its path. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return "StoredFile[" + size + " bytes]";
    }
}
