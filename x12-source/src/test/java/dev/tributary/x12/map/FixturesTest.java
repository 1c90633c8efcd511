package dev.tributary.x12.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.testing.SampleFiles;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.Outline;
import dev.tributary.x12.parse.PartnerBook;
import dev.tributary.x12.parse.ReaderOptions;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.X12ValidationOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.json.JsonConverter;
import org.junit.jupiter.api.Test;

/**
 * Public sample interchanges, where they lie beside the repository or {@code -Dtributary.fixtures}
 * says where: every unit becomes a record that a converter writes. What is said of a failure is the
 * file, never its text.
 */
class FixturesTest {

    private static final String PUBLISHED = "LinuxForHealth__x12/src/tests/resources/";
    private static final String PAIRS = "azoner__pyx12/pairs_current/";
    private static final String REMITTANCES = "moov-io__x12/examples/example_5010_835/";

    private static final Grammars GRAMMARS = Grammars.standard();

    /** What is wrong in the samples themselves: sums that differ, dates that are none, … */
    private static final List<String> RIGHTLY_RAISED =
            List.of(
                    // A subscriber who says to be a child.
                    PUBLISHED
                            + "834_005010X220A1/terminate-subscriber-eligibility.834"
                            + " ELEMENT_SITUATION_VALUE 2000/INS[5]-02",
                    // Month 23; a component separator left out; a time with a date before it.
                    PUBLISHED + "835_005010X221A1/managed-care.835 DATE_INVALID ST/BPR[2]-16",
                    PUBLISHED
                            + "835_005010X221A1/tertiary-payment.835"
                            + " SERVICE_PAYMENT_UNBALANCED 2110/SVC[18]-03",
                    PUBLISHED
                            + "837_004010X096A1/institutional-ppo-repriced.837"
                            + " DATE_INVALID 2300/DTP[29]-03",
                    // Cut from real files, so that sums no longer hold; or broken on purpose.
                    PAIRS + "835id.source.x12 REMITTANCE_UNBALANCED ST/BPR[2]-02",
                    PAIRS + "elements.source.x12 CLAIM_UNBALANCED 2300/CLM[23]-02",
                    PAIRS + "elements.source.x12 DATE_INVALID 2010BA/DMG[18]-02",
                    PAIRS + "elements.source.x12 SEGMENT_DEPENDENT_MISSING 2300/REF[25]",
                    PAIRS + "loop_counting.source.x12 CLAIM_UNBALANCED 2300/CLM[19]-02",
                    PAIRS + "loop_counting2.source.x12 CLAIM_UNBALANCED 2300/CLM[19]-02",
                    PAIRS + "per_segment_repeat.source.x12 CLAIM_UNBALANCED 2300/CLM[24]-02",
                    PAIRS + "simple_837p.source.x12 CLAIM_UNBALANCED 2300/CLM[19]-02",
                    PAIRS + "simple_837p.source.x12 CLAIM_UNBALANCED 2300/CLM[49]-02",
                    REMITTANCES + "sample1.txt CLAIM_PAYMENT_UNBALANCED 2100/CLP[16]-04",
                    REMITTANCES + "sample2.txt CLAIM_PAYMENT_UNBALANCED 2100/CLP[17]-04",
                    REMITTANCES + "sample2.txt DATE_INVALID ST/BPR[2]-16",
                    REMITTANCES + "sample2.txt ELEMENT_SITUATION_VALUE ST/BPR[2]-10");

    private static final PartnerBook ANYBODY =
            new PartnerBook() {
                private final Partner partner =
                        Partner.unknown("anybody", Partner.all(ValidationMode.LENIENT));

                @Override
                public Partner of(StoredSegment isa) {
                    return partner;
                }

                @Override
                public Partner of(StoredSegment isa, StoredSegment gs) {
                    return partner;
                }

                @Override
                public boolean allows(Partner of, String set, String version) {
                    return true;
                }
            };

    @Test
    void everyUnitBecomesARecordThatAConverterWrites() throws IOException {
        Map<RecordKind, Integer> records = new EnumMap<>(RecordKind.class);
        Map<RecordKind, Set<String>> filled = new EnumMap<>(RecordKind.class);
        JsonConverter converter = new JsonConverter();
        converter.configure(Map.of("decimal.format", "NUMERIC"), false);
        each(
                (file, mapped) -> {
                    records.merge(mapped.kind(), 1, Integer::sum);
                    fields(
                            mapped.value(),
                            "",
                            filled.computeIfAbsent(mapped.kind(), kind -> new TreeSet<>()));
                    assertThat(mapped.key()).isNotBlank();
                    assertThat(
                                    converter.fromConnectData(
                                            "topic", mapped.kind().schema(), mapped.value()))
                            .as(file)
                            .isNotEmpty();
                });

        assertThat(records).containsKeys(RecordKind.CLAIM, RecordKind.REMITTANCE);
    }

    @Test
    void whatBalancesAndFollowsTheGuidesRaisesNoAlarm() throws IOException {
        Map<String, Integer> alarms = new TreeMap<>();
        each(
                (file, mapped) ->
                        mapped.issues().stream()
                                .filter(issue -> isOfOurs(issue.code().name()))
                                .forEach(
                                        issue ->
                                                alarms.merge(
                                                        file
                                                                + " "
                                                                + issue.code().name()
                                                                + " "
                                                                + issue.location(),
                                                        1,
                                                        Integer::sum)));
        assertThat(alarms.keySet()).containsExactlyInAnyOrderElementsOf(RIGHTLY_RAISED);
    }

    private static boolean isOfOurs(String code) {
        return code.endsWith("UNBALANCED")
                || code.startsWith("SEGMENT_DEPENDENT")
                || code.startsWith("ELEMENT_SITUATION")
                || code.equals("AMOUNT_INVALID")
                || code.equals("DATE_INVALID");
    }

    private static void each(BiConsumer<String, MappedRecord> found) throws IOException {
        Path folder = SampleFiles.folder("x12");
        for (Path file :
                SampleFiles.files(folder, path -> !path.contains("pyx12-acknowledgements"))) {
            String name = folder.relativize(file).toString();
            for (MappedRecord mapped : map(Files.readAllBytes(file))) {
                found.accept(name, mapped);
            }
        }
    }

    static List<MappedRecord> map(byte[] bytes) throws IOException {
        List<MappedRecord> all = new ArrayList<>();
        X12Mapper mapper = Sample.mapper(new RecordOptions(true, true));
        Outline outline = null;
        int set = 0;
        try (InterchangeReader reader =
                new InterchangeReader(
                        offset ->
                                new ByteArrayInputStream(
                                        bytes, (int) offset, bytes.length - (int) offset),
                        ReaderOptions.of(1 << 20, 100),
                        ANYBODY,
                        GRAMMARS,
                        X12ValidationOptions.DEFAULTS.checks())) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof X12Event.InterchangeStart start) {
                    outline = start.outline();
                    set = 0;
                } else if (event instanceof X12Event.SetStart) {
                    set++;
                } else if (event instanceof X12Event.Unit unit) {
                    all.add(mapper.unit(unit, Sample.AT));
                } else if (event instanceof X12Event.SetEnd end && outline != null) {
                    mapper.setEnd(end, outline.payments().get(set), Sample.AT).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private static void fields(Struct struct, String way, Set<String> filled) {
        for (Field field : struct.schema().fields()) {
            fields(struct.get(field), way + '/' + field.name(), filled);
        }
    }

    private static void fields(Object value, String way, Set<String> filled) {
        if (value instanceof Struct struct) {
            fields(struct, way, filled);
        } else if (value instanceof List<?> list) {
            list.forEach(item -> fields(item, way, filled));
        } else if (value != null) {
            filled.add(way);
        }
    }

    private static int leaves(Schema schema) {
        return switch (schema.type()) {
            case STRUCT -> schema.fields().stream().mapToInt(f -> leaves(f.schema())).sum();
            case ARRAY -> leaves(schema.valueSchema());
            default -> 1;
        };
    }
}
