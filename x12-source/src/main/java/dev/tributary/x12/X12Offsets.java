package dev.tributary.x12;

import dev.tributary.commons.audit.ChainLink;
import dev.tributary.commons.delivery.SourcePartition;
import dev.tributary.commons.delivery.SourcePosition;
import dev.tributary.x12.front.Fingerprint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Numbers a task's records, so that no two offsets are the same, and knows all offsets of this
 * connector: those of buckets, of status records, of the audit chain.
 */
final class X12Offsets {

    static final long FORMAT = 1;

    /** The number of no record. */
    static final long NONE = -1;

    private static final String KIND = "kind";
    private static final String BUCKET = "bucket";
    private static final String START = "start";
    private static final String SEQUENCE = "seq";

    private final long startEpoch;
    private final AtomicLong sequence = new AtomicLong();

    X12Offsets(long startEpoch) {
        this.startEpoch = startEpoch;
    }

    /** The source partition of a bucket. */
    static Map<String, String> partition(int bucket) {
        return SourcePartition.of(KIND, "x12", BUCKET, String.valueOf(bucket));
    }

    /** The bucket of a source partition of ours. */
    static int bucket(Map<String, String> partition) {
        return Integer.parseInt(partition.get(BUCKET));
    }

    /** The next position of a bucket's records. */
    SourcePosition next(int bucket, BucketOffset offset) {
        Map<String, Object> numbered = new LinkedHashMap<>(offset.toMap());
        number(numbered);
        return SourcePosition.of(partition(bucket), numbered);
    }

    /** The next position of a record that tells of no file. */
    SourcePosition status(int task) {
        Map<String, Object> numbered = new LinkedHashMap<>();
        numbered.put("v", FORMAT);
        number(numbered);
        return SourcePosition.of(
                SourcePartition.of(KIND, "status", "task", String.valueOf(task)), numbered);
    }

    private void number(Map<String, Object> offset) {
        offset.put(START, startEpoch);
        offset.put(SEQUENCE, sequence.getAndIncrement());
    }

    /** The number of the record that an offset is of. */
    static long sequence(Map<String, ?> offset) {
        return offset.get(SEQUENCE) instanceof Number number ? number.longValue() : NONE;
    }

    /**
     * The number of the record that an offset is of, as Connect gives it back.
     *
     * @return {@link #NONE} where another start of the task has written it
     */
    long ownSequence(Map<String, ?> offset) {
        boolean ours = offset.get(START) instanceof Number start && start.longValue() == startEpoch;
        return ours ? sequence(offset) : NONE;
    }

    /**
     * Checks offsets that a user wants to set; asking twice changes nothing.
     *
     * @throws ConnectException when a partition or an offset is not one of ours
     */
    static void validate(Map<Map<String, ?>, Map<String, ?>> offsets) {
        offsets.forEach(
                (partition, offset) -> {
                    Object kind = partition.get(KIND);
                    if ("x12".equals(kind) && isBucket(partition.get(BUCKET))) {
                        if (offset != null) {
                            BucketOffset.fromMap(offset).check();
                        }
                    } else if ("audit".equals(kind)) {
                        if (offset != null) {
                            ChainLink.fromOffset(offset);
                        }
                    } else if (!"status".equals(kind)) {
                        throw unknown();
                    }
                });
    }

    private static boolean isBucket(Object value) {
        try {
            int bucket = Integer.parseInt(String.valueOf(value));
            return bucket >= 0 && bucket < Fingerprint.BUCKETS;
        } catch (NumberFormatException noNumber) {
            return false;
        }
    }

    static ConnectException unknown() {
        return new ConnectException(
                "not an offset of this connector: its partitions are {\"kind\":\"x12\",\"bucket\":"
                        + "\"0\"} to 255, and an offset is taken as a whole from GET"
                        + " /connectors/<name>/offsets of this version; to forget all, use DELETE");
    }
}
