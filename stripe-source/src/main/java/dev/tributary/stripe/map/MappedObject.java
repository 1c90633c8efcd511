package dev.tributary.stripe.map;

import dev.tributary.commons.issue.Issue;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/** What a read becomes. */
public sealed interface MappedObject {

    /**
     * Records to emit, in order; some may be tombstones.
     *
     * @param records at least one
     */
    record Records(List<MappedRecord> records) implements MappedObject {
        public Records {
            records = List.copyOf(records);
        }
    }

    /**
     * It cannot become a record: a dead letter tells why.
     *
     * @param issues at least one of severity error; never a value
     */
    record Refused(List<Issue> issues) implements MappedObject {
        public Refused {
            issues = List.copyOf(issues);
        }
    }

    /**
     * One record.
     *
     * @param topic suffix of its topic: transactions, accounts or events
     * @param key the record's key: the object's id
     * @param value the value; null for a tombstone
     * @param timestamp when it happened, in milliseconds since 1970
     */
    record MappedRecord(String topic, String key, Struct value, long timestamp) {

        /** The topic alone. */
        @Override
        public String toString() {
            return "MappedRecord[" + topic + "]";
        }
    }
}
