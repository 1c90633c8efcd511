package dev.tributary.x12;

/**
 * What was found in a file so far.
 *
 * @param interchanges how many interchanges
 * @param records how many records were made of them
 * @param letters how many dead letters
 */
record FileCounts(long interchanges, long records, long letters) {

    static final FileCounts NONE = new FileCounts(0, 0, 0);

    FileCounts interchange() {
        return new FileCounts(interchanges + 1, records, letters);
    }

    FileCounts record() {
        return new FileCounts(interchanges, records + 1, letters);
    }

    FileCounts letter() {
        return new FileCounts(interchanges, records, letters + 1);
    }
}
