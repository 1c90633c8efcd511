package dev.tributary.x12;

import dev.tributary.x12.front.FileStore.Shelf;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The files of a bucket that are done with: so many of the last, and those that still lie in the
 * directory.
 */
final class FinishedFiles {

    private static final int REMEMBERED = 256;
    private static final String FAILED = "!";

    private final Map<String, Shelf> files = new LinkedHashMap<>();
    private String encoded;

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws ConnectException when it is nothing of that
     */
    static FinishedFiles decode(String text) {
        FinishedFiles finished = new FinishedFiles();
        for (String word : text.split(" ", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            boolean failed = word.endsWith(FAILED);
            String file = failed ? word.substring(0, word.length() - 1) : word;
            if (!file.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                throw X12Offsets.unknown();
            }
            finished.files.put(file, failed ? Shelf.ERROR : Shelf.FINISHED);
        }
        return finished;
    }

    /** Where a file went, if it is done with. */
    Optional<Shelf> shelfOf(String file) {
        return Optional.ofNullable(files.get(file));
    }

    /**
     * Remembers a file.
     *
     * @param isThere whether a file still lies in the directory, so that it must not be forgotten
     */
    void add(String file, Shelf shelf, Predicate<String> isThere) {
        files.put(file, shelf);
        Iterator<String> oldest = files.keySet().iterator();
        int tooMany = files.size() - REMEMBERED;
        while (tooMany > 0 && oldest.hasNext()) {
            String candidate = oldest.next();
            if (!candidate.equals(file) && !isThere.test(candidate)) {
                oldest.remove();
                tooMany--;
            }
        }
        encoded = null;
    }

    /** All of them in one text. */
    String encode() {
        if (encoded == null) {
            encoded =
                    files.entrySet().stream()
                            .map(file -> file.getKey() + suffix(file.getValue()))
                            .collect(Collectors.joining(" "));
        }
        return encoded;
    }

    private static String suffix(Shelf shelf) {
        return shelf == Shelf.ERROR ? FAILED : "";
    }
}
