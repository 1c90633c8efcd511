package dev.tributary.benchmarks.masking;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.masking.MaskPii;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.MaskField;
import org.apache.kafka.connect.transforms.Transformation;

/** The transforms that are measured, configured as a user would. */
final class Masks {

    private Masks() {}

    /** Ours, by the text of a policy. */
    static MaskPii<SourceRecord> ours(String policy) {
        MaskPii<SourceRecord> mask = new MaskPii<>();
        mask.configure(Map.of("policy", policy));
        return mask;
    }

    /** A policy with a key of its own. */
    static String keyed(Path folder, String members) throws IOException {
        Path keyset = folder.resolve("keyset.json");
        if (!Files.exists(keyset)) {
            Files.writeString(keyset, Keyset.generate());
        }
        return "{\"id\": \"benchmark\", \"key\": {\"file\": \"%s\"}, %s}"
                .formatted(keyset, members);
    }

    /** Kafka's, over fields of the value. */
    static Transformation<SourceRecord> kafkas(String fields, String replacement) {
        MaskField.Value<SourceRecord> mask = new MaskField.Value<>();
        mask.configure(Map.of("fields", fields, "replacement", replacement));
        return mask;
    }
}
