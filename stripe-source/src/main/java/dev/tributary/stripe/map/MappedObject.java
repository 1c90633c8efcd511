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
     * @param value the value, without its findings; null for a tombstone
     * @param timestamp when it happened, in milliseconds since 1970
     * @param issues its findings, which whoever judges it writes into the value
     */
    record MappedRecord(
            String topic, String key, Struct value, long timestamp, List<Issue> issues) {

        public MappedRecord {
            issues = List.copyOf(issues);
        }

        /** A record that takes a key out of a compacted topic. */
        static MappedRecord tombstone(String topic, String key, long timestamp) {
            return new MappedRecord(topic, key, null, timestamp, List.of());
        }

        /**
         * What it says in a few words, the same whenever the same is said: of an event its id, of a
         * transaction its key, how far it has come and its payout. A state that was read is one of
         * its own each time.
         */
        public List<String> identity() {
            List<String> fields =
                    switch (topic) {
                        case StripeMapper.TRANSACTIONS -> List.of("id", "status", "group_ref");
                        case StripeMapper.ACCOUNTS -> List.of("id", "observed_at");
                        default -> List.of("id");
                    };
            return value == null
                    ? List.of(key)
                    : fields.stream().map(field -> String.valueOf(value.get(field))).toList();
        }

        /** The topic alone. */
        @Override
        public String toString() {
            return "MappedRecord[" + topic + "]";
        }
    }
}
