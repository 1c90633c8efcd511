package dev.tributary.reconcile.store;

import org.apache.kafka.connect.errors.ConnectException;

/** A topic is not the one that was read. */
public final class RecreatedTopicException extends ConnectException {
    private static final long serialVersionUID = 1L;

    private static final String REMEDY =
            "; if it was made anew on purpose set topic.recreated=restart until it is caught up, and"
                    + " it is read from its beginning";

    private RecreatedTopicException(String message) {
        super(message + REMEDY);
    }

    /**
     * What was seen.
     *
     * @param read the record that should not be there
     * @param next up to where the database has the topic
     */
    static RecreatedTopicException of(Read read, long next) {
        String place = read.partition().toString();
        return new RecreatedTopicException(
                read.offset() == next - 1
                        ? place
                                + " has another record at offset "
                                + read.offset()
                                + " than the one that was written from there: the topic was made"
                                + " anew and has grown since, or lost records"
                        : place
                                + " begins again at offset "
                                + read.offset()
                                + ", but the database has it up to "
                                + next
                                + ": the topic was made anew, or lost records");
    }
}
