package dev.tributary.x12;

import dev.tributary.x12.ack.SeenInterchanges;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * What an offset remembers of a bucket, each as one text.
 *
 * @param files how far files were read that are not finished
 * @param finished files that are
 * @param interchanges interchanges that have come
 * @param control how many control numbers of acknowledgements were given
 */
record BucketOffset(String files, String finished, String interchanges, long control) {

    static final BucketOffset NONE = new BucketOffset("", "", "", 0);

    private static final String FILES = "files";
    private static final String FINISHED = "finished";
    private static final String INTERCHANGES = "interchanges";
    private static final String CONTROL = "control";

    /** As an offset has it, but for the number of the record. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("v", X12Offsets.FORMAT);
        map.put(FILES, files);
        map.put(FINISHED, finished);
        map.put(INTERCHANGES, interchanges);
        map.put(CONTROL, control);
        return map;
    }

    /**
     * Reads what {@link #toMap} wrote.
     *
     * @param offset as Connect gives it back; numbers may have become Integer or Long
     * @throws ConnectException when it is of another format
     */
    static BucketOffset fromMap(Map<String, ?> offset) {
        if (!(offset.get("v") instanceof Number version)
                || version.longValue() != X12Offsets.FORMAT
                || !(offset.get(FILES) instanceof String files)
                || !(offset.get(FINISHED) instanceof String finished)
                || !(offset.get(INTERCHANGES) instanceof String interchanges)
                || !(offset.get(CONTROL) instanceof Number control)) {
            throw X12Offsets.unknown();
        }
        return new BucketOffset(files, finished, interchanges, control.longValue());
    }

    /**
     * Reads all of it.
     *
     * @throws ConnectException when a part of it cannot be
     */
    void check() {
        for (String word : files.split(" ", -1)) {
            if (!word.isEmpty()) {
                FilePosition.decode(word, control);
            }
        }
        FinishedFiles.decode(finished);
        seen(0);
    }

    /**
     * The interchanges that have come.
     *
     * @param capacity how many to remember
     */
    SeenInterchanges seen(int capacity) {
        try {
            return SeenInterchanges.decode(interchanges, capacity);
        } catch (IllegalArgumentException noList) {
            throw X12Offsets.unknown();
        }
    }
}
