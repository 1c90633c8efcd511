package dev.tributary.hl7.map;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Stage;
import dev.tributary.hl7.ack.MessageHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Struct;

/** What a message turned out to be. */
public sealed interface Interpreted {

    /** What its acknowledgement repeats. */
    MessageHeader header();

    /** What was found; empty when all is well. */
    List<Issue> issues();

    /**
     * A record for the topic.
     *
     * @param header what its acknowledgement repeats
     * @param issues what was found, none of which refuses it
     * @param key the patient's id, or the message id where there is none
     * @param value a HealthcareRecord
     * @param attachments pieces of documents that are too large for it, each a record of its own
     */
    record Accepted(
            MessageHeader header,
            List<Issue> issues,
            String key,
            Struct value,
            List<Struct> attachments)
            implements Interpreted {

        /** The same with one more finding, in the list and in the record. */
        public Accepted with(Issue issue) {
            List<Issue> all = new ArrayList<>(issues);
            all.add(issue);
            IssueLists.write(all, value);
            return new Accepted(header, List.copyOf(all), key, value, attachments);
        }

        @Override
        public String toString() {
            return "Accepted[" + issues.size() + " issues]";
        }
    }

    /**
     * A message that cannot go on.
     *
     * @param header what its acknowledgement repeats
     * @param issues what was found, the reason first
     * @param stage the step at which it failed
     * @param messageType its type, or null where none could be read: what has not the form of a
     *     type may be anything, also somebody's name
     * @param messageId its control id, or null where it could not be read
     */
    record Refused(
            MessageHeader header,
            List<Issue> issues,
            Stage stage,
            String messageType,
            String messageId)
            implements Interpreted {

        private static final Pattern TYPE =
                Pattern.compile("[A-Z][A-Z0-9]{2}(\\^[A-Z][A-Z0-9]{2})?");

        public Refused {
            if (messageType != null && !TYPE.matcher(messageType).matches()) {
                messageType = null;
            }
        }

        @Override
        public String toString() {
            return "Refused[" + stage.word() + ", " + issues.size() + " issues]";
        }
    }

    /**
     * A message of a type that is not wanted: to be acknowledged and counted, and forgotten.
     *
     * @param header what its acknowledgement repeats
     * @param messageType its type
     */
    record Ignored(MessageHeader header, String messageType) implements Interpreted {
        @Override
        public List<Issue> issues() {
            return List.of();
        }

        @Override
        public String toString() {
            return "Ignored";
        }
    }
}
