package dev.tributary.x12;

import org.apache.kafka.connect.errors.ConnectException;

/**
 * How far a file has been read, as an offset remembers it.
 *
 * @param file the file's id
 * @param foundAt when it was found first, in milliseconds since 1970
 * @param from where the first interchange starts whose acknowledgements are not all sent: reading
 *     goes on there
 * @param counts what was found before that
 * @param reached the last record that was written; all up to it are passed over
 * @param answered the last interchange whose acknowledgements were written, which may be before the
 *     one of the last record
 * @param controls how many control numbers its bucket had given when it was read from there first:
 *     read again after a restart, it takes the same ones; {@link #NONE} where it has taken none
 */
record FilePosition(
        String file,
        long foundAt,
        Spot from,
        FileCounts counts,
        Mark reached,
        Mark answered,
        long controls) {

    /** No control numbers. */
    static final long NONE = -1;

    private static final int FIELDS = 16;

    /** Nothing of it has been read. */
    static FilePosition start(String file, long foundAt, int part) {
        return new FilePosition(
                file, foundAt, new Spot(part, 0, 1), FileCounts.NONE, Mark.NONE, Mark.NONE, NONE);
    }

    FilePosition controls(long given) {
        return new FilePosition(file, foundAt, from, counts, reached, answered, given);
    }

    FilePosition reached(Mark mark) {
        return new FilePosition(file, foundAt, from, counts, mark, answered, controls);
    }

    FilePosition answered(Mark mark) {
        return new FilePosition(file, foundAt, from, counts, reached, mark, controls);
    }

    FilePosition from(Spot spot, FileCounts before, long given) {
        return new FilePosition(file, foundAt, spot, before, reached, answered, given);
    }

    /** In one word. */
    String encode() {
        return String.join(
                ",",
                file,
                text(foundAt),
                text(from.part()),
                text(from.start()),
                text(from.number()),
                text(counts.interchanges()),
                text(counts.records()),
                text(counts.letters()),
                text(reached.part()),
                text(reached.start()),
                text(reached.group()),
                text(reached.set()),
                text(reached.unit()),
                text(answered.part()),
                text(answered.start()),
                text(controls));
    }

    private static String text(long number) {
        return Long.toString(number);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @param controls how many control numbers the bucket had given, for a word that does not say
     *     it: one of a release that read one file of a bucket at a time
     * @throws ConnectException when it is nothing of that
     */
    static FilePosition decode(String word, long controls) {
        String[] fields = word.split(",", -1);
        if (fields.length < FIELDS - 1 || fields.length > FIELDS || fields[0].isEmpty()) {
            throw X12Offsets.unknown();
        }
        try {
            return new FilePosition(
                    fields[0],
                    Long.parseLong(fields[1]),
                    new Spot(number(fields[2]), Long.parseLong(fields[3]), number(fields[4])),
                    new FileCounts(
                            Long.parseLong(fields[5]),
                            Long.parseLong(fields[6]),
                            Long.parseLong(fields[7])),
                    new Mark(
                            number(fields[8]),
                            Long.parseLong(fields[9]),
                            number(fields[10]),
                            number(fields[11]),
                            number(fields[12])),
                    Mark.bytes(number(fields[13]), Long.parseLong(fields[14])),
                    fields.length == FIELDS ? Long.parseLong(fields[15]) : controls);
        } catch (NumberFormatException noNumber) {
            throw X12Offsets.unknown();
        }
    }

    private static int number(String field) {
        return Integer.parseInt(field);
    }
}
