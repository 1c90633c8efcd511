package dev.tributary.masking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.policy.HarmlessFields;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.record.RecordLeaf;
import dev.tributary.commons.record.RecordSchemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plants something at every leaf of every record that the connectors write, and looks at what is
 * left: the planter passes over tags, so a leaf that lacks one shows.
 */
class RecordRecallTest {

    private static final Map<PiiClass, String> PERSON =
            Map.ofEntries(
                    Map.entry(PiiClass.NAME, "Erika Beispielfrau"),
                    Map.entry(PiiClass.BIRTH_DATE, "1980-03-17"),
                    Map.entry(PiiClass.EVENT_DATE, "2024-05-19T10:30:00Z"),
                    Map.entry(PiiClass.ADDRESS, "17 Inventionstreet"),
                    Map.entry(PiiClass.ZIP, "60614"),
                    Map.entry(PiiClass.PHONE, "312-555-0147"),
                    Map.entry(PiiClass.EMAIL, "erika@example.org"),
                    Map.entry(PiiClass.SSN, "219-09-9999"),
                    Map.entry(PiiClass.MRN, "MRN-4711007"),
                    Map.entry(PiiClass.MEMBER_ID, "MEM-88120034"),
                    Map.entry(PiiClass.ACCOUNT_NUMBER, "7788990011"),
                    Map.entry(PiiClass.OTHER_ID, "REF-31415926"),
                    Map.entry(PiiClass.DEVICE, "SN-99887766"));

    /** What must be found in no form; the others are checked as they are. */
    private static final List<String> TRACES =
            List.of(
                    "erika",
                    "beispielfrau",
                    "19800317",
                    "1980-03-17",
                    "inventionstreet",
                    "3125550147",
                    "312-555-0147",
                    "219-09-9999",
                    "219099999",
                    "4711007",
                    "88120034",
                    "7788990011");

    private record Plant(String struct, String field, String text) {}

    static List<Schema> records() {
        return RecordSchemas.ALL;
    }

    @ParameterizedTest
    @MethodSource("records")
    void nothingPassesSafeHarborButWhatIsWrittenDownAsHarmless(Schema schema) {
        List<Plant> plants = new ArrayList<>();
        Struct record =
                (Struct)
                        filled(
                                schema,
                                null,
                                (struct, field) -> {
                                    String text = "Qx%04dvolt".formatted(plants.size());
                                    plants.add(new Plant(struct.name(), field.name(), text));
                                    return text;
                                });

        String left = masked("hipaa-safe-harbor", record, "Qx9999volt");

        assertThat(plants).isNotEmpty().allMatch(plant -> text(record).contains(plant.text()));
        assertThat(plants.stream().filter(plant -> left.contains(plant.text())))
                .allMatch(plant -> HarmlessFields.contains(plant.struct(), plant.field()));
        assertThat(left).doesNotContain("Qx9999volt");
    }

    @ParameterizedTest
    @MethodSource("records")
    void noTraceOfAPersonIsLeftInTextsAndPayloadsByThePseudonymisingProfiles(Schema schema) {
        Struct record = (Struct) filled(schema, null, ofPerson(schema));
        // What is looked for is there, where a record of that kind has room for it.
        String clear = text(record).toLowerCase(Locale.ROOT);
        if (schema == HealthcareRecord.SCHEMA) {
            assertThat(TRACES).allMatch(clear::contains);
        }
        String policy =
                "{\"profile\": \"pseudonymised\", \"key\": {\"keyset\": %s}}"
                        .formatted(Keyset.generate());

        for (String each : List.of("hipaa-safe-harbor", policy)) {
            String left = masked(each, record, PERSON.get(PiiClass.MRN)).toLowerCase(Locale.ROOT);

            assertThat(TRACES.stream().filter(left::contains)).isEmpty();
        }
    }

    /** Texts of a record speak of what its fields hold, and of what a pattern finds anywhere. */
    private static BiFunction<Schema, Field, String> ofPerson(Schema record) {
        Set<PiiClass> held =
                RecordLeaf.of(record).stream()
                        .flatMap(leaf -> leaf.pii().stream())
                        .collect(Collectors.toSet());
        List<String> said =
                PERSON.entrySet().stream()
                        .filter(
                                entry ->
                                        entry.getKey() != PiiClass.MEMBER_ID
                                                || held.contains(PiiClass.MEMBER_ID))
                        .map(Map.Entry::getValue)
                        .toList();
        return (struct, field) -> ofPerson(field, "Spoke to " + String.join(", then ", said) + ".");
    }

    private static String ofPerson(Field field, String said) {
        Optional<PiiClass> pii = tag(field.schema());
        if (pii.isEmpty()) {
            return "A";
        }
        return switch (pii.get()) {
            case FREE_TEXT -> said;
            case RAW_PAYLOAD ->
                    "MSH|^~\\&|A|B|C|D|20240519||ADT^A01|X1|P|2.5\r"
                            + "PID|1||MRN-4711007||Beispielfrau^Erika||19800317\r"
                            + "NTE|1||ERIKA Beispielfrau, 3125550147, 219099999\r"
                            + "ZZZ|Beispielfrau|4711007\r";
            default -> PERSON.getOrDefault(pii.get(), "REF-31415926");
        };
    }

    /** Of a field, or of what a list or a map of it holds. */
    private static Optional<PiiClass> tag(Schema schema) {
        return switch (schema.type()) {
            case ARRAY, MAP -> tag(schema.valueSchema());
            default -> PiiClass.of(schema);
        };
    }

    private static Object filled(
            Schema schema, Field field, BiFunction<Schema, Field, String> text) {
        return filled(schema, null, field, text);
    }

    private static Object filled(
            Schema schema, Schema owner, Field field, BiFunction<Schema, Field, String> text) {
        return switch (schema.type()) {
            case STRUCT -> {
                Struct struct = new Struct(schema);
                for (Field each : schema.fields()) {
                    Object value = filled(each.schema(), schema, each, text);
                    if (value != null) {
                        struct.put(each, value);
                    }
                }
                yield struct;
            }
            case ARRAY -> {
                Object element = filled(schema.valueSchema(), owner, field, text);
                yield element == null ? null : List.of(element);
            }
            case MAP -> {
                Object value = filled(schema.valueSchema(), owner, field, text);
                yield value == null ? null : Map.of("entry", value);
            }
            case STRING -> text.apply(owner, field);
            default -> null;
        };
    }

    private static String masked(String policy, Struct record, String key) {
        try (MaskPii<SourceRecord> mask = new MaskPii<>()) {
            mask.configure(Map.of("policy", policy));
            SourceRecord masked =
                    mask.apply(
                            new SourceRecord(
                                    Map.of(),
                                    Map.of(),
                                    "topic",
                                    Schema.STRING_SCHEMA,
                                    key,
                                    record.schema(),
                                    record));
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("key", String.valueOf(masked.key()));
            all.put("value", text(masked.value()));
            masked.headers().forEach(header -> all.put(header.key(), header.value()));
            return all.toString();
        }
    }

    private static String text(Object value) {
        if (value instanceof Struct struct) {
            List<String> fields = new ArrayList<>();
            for (Field field : struct.schema().fields()) {
                fields.add(field.name() + "=" + text(struct.get(field)));
            }
            return fields.toString();
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(RecordRecallTest::text).toList().toString();
        }
        return String.valueOf(value);
    }
}
