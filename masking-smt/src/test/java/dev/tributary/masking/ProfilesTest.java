package dev.tributary.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.policy.SafeHarborItem;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PiiClass;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What each profile leaves of a record that has a field for every class. */
class ProfilesTest {

    private static final Map<PiiClass, String> VALUES = new EnumMap<>(PiiClass.class);

    private static Schema schema;

    @BeforeAll
    static void invent() {
        VALUES.put(PiiClass.NAME, "Erika Beispielfrau");
        VALUES.put(PiiClass.BIRTH_DATE, "1980-03-17");
        VALUES.put(PiiClass.EVENT_DATE, "2024-05-19T10:30:00Z");
        VALUES.put(PiiClass.ADDRESS, "17 Inventionstreet, Nowhereville");
        VALUES.put(PiiClass.ZIP, "60614");
        VALUES.put(PiiClass.PHONE, "312-555-0147");
        VALUES.put(PiiClass.FAX, "312-555-0148");
        VALUES.put(PiiClass.EMAIL, "erika@example.org");
        VALUES.put(PiiClass.SSN, "219-09-9999");
        VALUES.put(PiiClass.MRN, "MRN-4711007");
        VALUES.put(PiiClass.MEMBER_ID, "MEM-88120034");
        VALUES.put(PiiClass.ACCOUNT_NUMBER, "7788990011");
        VALUES.put(PiiClass.CARD_NUMBER, "4111111111111111");
        VALUES.put(PiiClass.LICENSE, "D1234-56789-00");
        VALUES.put(PiiClass.VEHICLE, "1HGCM82633A004352");
        VALUES.put(PiiClass.DEVICE, "SN-99887766");
        VALUES.put(PiiClass.URL, "https://people.example.org/erika");
        VALUES.put(PiiClass.IP, "203.0.113.77");
        VALUES.put(PiiClass.BIOMETRIC, "Rk1SACAyMAAAAADoAAABQAHg");
        VALUES.put(PiiClass.PHOTO, "iVBORw0KGgoAAAANSUhEUgAA");
        VALUES.put(PiiClass.OTHER_ID, "REF-31415926");
        VALUES.put(PiiClass.FREE_TEXT, String.join("; ", VALUES.values()));
        VALUES.put(
                PiiClass.RAW_PAYLOAD,
                "MSH|^~\\&|A|B|C|D|20240519||ADT^A01|X1|P|2.5\rPID|1||MRN-4711007||Beispielfrau^Erika||19800317\r");
        SchemaBuilder builder = SchemaBuilder.struct().name("org.example.Everything");
        VALUES.keySet()
                .forEach(
                        pii ->
                                builder.field(
                                        pii.name(),
                                        pii.tag(SchemaBuilder.string().optional()).build()));
        schema = builder.build();
    }

    private static SourceRecord everything() {
        Struct value = new Struct(schema);
        VALUES.forEach((pii, text) -> value.put(pii.name(), text));
        return record(value);
    }

    private static SourceRecord record(Struct value) {
        SourceRecord record =
                new SourceRecord(
                        Map.of(),
                        Map.of(),
                        "topic",
                        null,
                        Schema.STRING_SCHEMA,
                        VALUES.get(PiiClass.MRN),
                        value.schema(),
                        value);
        record.headers().addString("tributary.identity", "0123456789abcdef");
        return record;
    }

    private static SourceRecord masked(String policy, SourceRecord record) {
        try (MaskPii<SourceRecord> transform = new MaskPii<>()) {
            transform.configure(Map.of("policy", policy));
            return transform.apply(record);
        }
    }

    private static Struct value(String policy) {
        return (Struct) masked(policy, everything()).value();
    }

    private static String policy(String profile, String more) {
        return "{\"id\":\"test\",\"profile\":\"" + profile + "\"" + more + "}";
    }

    private static String keyed(String profile, String more) {
        return policy(profile, more + ",\"key\":{\"keyset\":" + Keyset.generate() + "}");
    }

    // safe harbor, item by item

    @ParameterizedTest
    @EnumSource(SafeHarborItem.class)
    void safeHarborLeavesNothingOfAnItemAnywhere(SafeHarborItem item) {
        SourceRecord masked =
                masked(
                        policy("hipaa-safe-harbor", ",\"reference_date\":\"2026-01-01\""),
                        everything());

        String all = masked.key() + " " + masked.value() + " " + masked.headers();
        for (PiiClass pii : item.classes()) {
            String value = VALUES.get(pii);
            assertThat(all).as(pii.name()).doesNotContain(value);
            for (String part : value.split("[^A-Za-z0-9]+", -1)) {
                if (part.length() >= 4 && !isYearOrZip(part)) {
                    assertThat(all).as(pii.name()).doesNotContain(part);
                }
            }
        }
    }

    private static boolean isYearOrZip(String part) {
        return part.equals("1980") || part.equals("2024");
    }

    @ParameterizedTest
    @EnumSource(SafeHarborItem.class)
    void safeHarborDerivesNothingFromAnItem(SafeHarborItem item) {
        Struct one = value("hipaa-safe-harbor");
        Struct other;
        try {
            VALUES.replaceAll((pii, text) -> pii == PiiClass.ZIP ? text : text.replace('7', '8'));
            other = value("hipaa-safe-harbor");
        } finally {
            VALUES.clear();
            invent();
        }

        // Another person of the same years and place looks the same.
        for (PiiClass pii : item.classes()) {
            assertThat(other.get(pii.name())).as(pii.name()).isEqualTo(one.get(pii.name()));
        }
    }

    @Test
    void safeHarborLeavesYearsAndTheBeginningsOfZipCodes() {
        Struct masked = value(policy("hipaa-safe-harbor", ",\"reference_date\":\"2026-01-01\""));

        assertThat(masked.get("BIRTH_DATE")).isEqualTo("1980");
        assertThat(masked.get("EVENT_DATE")).isEqualTo("2024");
        assertThat(masked.get("ZIP")).isEqualTo("606");
        assertThat(masked.schema()).isSameAs(schema);
    }

    @Test
    void safeHarborHidesWhoIsOlderThan89() {
        Struct old = new Struct(schema).put("BIRTH_DATE", "1930-05-05");
        String policy = policy("hipaa-safe-harbor", ",\"reference_date\":\"2026-01-01\"");

        assertThat(((Struct) masked(policy, record(old)).value()).get("BIRTH_DATE"))
                .isEqualTo("90+");
    }

    @Test
    void safeHarborLeavesNoKeyAndNoDigest() {
        SourceRecord masked = masked("hipaa-safe-harbor", everything());

        assertThat(masked.key()).isNull();
        assertThat(masked.keySchema()).isNull();
        assertThat(masked.headers().lastWithName("tributary.identity")).isNull();
    }

    @Test
    void safeHarborSearchesTextWhereSomebodyAnswersForIt() {
        String note =
                (String)
                        value(
                                        policy(
                                                "hipaa-safe-harbor",
                                                ",\"rules\":[{\"class\":\"FREE_TEXT\",\"action\":\"detect\"}]"))
                                .get("FREE_TEXT");

        VALUES.forEach(
                (pii, text) -> {
                    if (pii != PiiClass.FREE_TEXT
                            && pii != PiiClass.RAW_PAYLOAD
                            && pii != PiiClass.BIOMETRIC
                            && pii != PiiClass.PHOTO) {
                        assertThat(note).as(pii.name()).doesNotContain(text);
                    }
                });
    }

    // limited dataset

    @ParameterizedTest
    @EnumSource(
            value = PiiClass.class,
            names = {"BIRTH_DATE", "EVENT_DATE", "ZIP"})
    void aLimitedDatasetKeepsDatesAndZipCodes(PiiClass pii) {
        assertThat(value("limited-dataset").get(pii.name())).isEqualTo(VALUES.get(pii));
    }

    @ParameterizedTest
    @EnumSource(
            value = PiiClass.class,
            mode = Mode.EXCLUDE,
            names = {"BIRTH_DATE", "EVENT_DATE", "ZIP", "FREE_TEXT", "RAW_PAYLOAD"})
    void aLimitedDatasetLeavesNoDirectIdentifier(PiiClass pii) {
        Struct masked = value("limited-dataset");

        assertThat(masked.get(pii.name())).isNull();
        if (pii != PiiClass.BIOMETRIC && pii != PiiClass.PHOTO) {
            assertThat(masked.getString("FREE_TEXT")).doesNotContain(VALUES.get(pii));
        }
    }

    @Test
    void aLimitedDatasetSearchesTextAndPayloads() {
        Struct masked = value("limited-dataset");

        assertThat(masked.getString("FREE_TEXT")).contains("1980-03-17").contains("[NAME]");
        assertThat(masked.getString("RAW_PAYLOAD"))
                .startsWith("MSH|^~\\&|")
                .contains("19800317")
                .doesNotContain("Beispielfrau")
                .doesNotContain("4711007");
    }

    // pseudonymised

    @Test
    void pseudonymisedNeedsAKey() {
        assertThatThrownBy(() -> value("pseudonymised")).isInstanceOf(ConfigException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = PiiClass.class,
            mode = Mode.EXCLUDE,
            names = {
                "BIRTH_DATE",
                "EVENT_DATE",
                "ZIP",
                "FREE_TEXT",
                "RAW_PAYLOAD",
                "BIOMETRIC",
                "PHOTO"
            })
    void pseudonymisedMakesTokens(PiiClass pii) {
        assertThat(value(keyed("pseudonymised", "")).getString(pii.name())).startsWith("tok1.");
    }

    @ParameterizedTest
    @EnumSource(
            value = PiiClass.class,
            names = {"RAW_PAYLOAD", "BIOMETRIC", "PHOTO"})
    void pseudonymisedEncryptsWhatCannotBeSearched(PiiClass pii) {
        assertThat(value(keyed("pseudonymised", "")).getString(pii.name())).startsWith("enc1.");
    }

    @Test
    void pseudonymisedKeepsIntervals() {
        Struct masked = value(keyed("pseudonymised", ""));

        String born = masked.getString("BIRTH_DATE");
        String seen = masked.getString("EVENT_DATE");
        assertThat(born).isNotEqualTo("1980-03-17");
        assertThat(seen).endsWith("T10:30:00Z").isNotEqualTo("2024-05-19T10:30:00Z");
        assertThat(
                        ChronoUnit.DAYS.between(
                                LocalDate.parse(born), LocalDate.parse(seen.substring(0, 10))))
                .isEqualTo(
                        ChronoUnit.DAYS.between(
                                LocalDate.of(1980, 3, 17), LocalDate.of(2024, 5, 19)));
    }

    @Test
    void pseudonymisedGivesTheKeyTheTokenOfItsField() {
        SourceRecord masked = masked(keyed("pseudonymised", ""), everything());

        assertThat(masked.key()).isEqualTo(((Struct) masked.value()).get("MRN"));
    }

    // pci

    @Test
    void pciLeavesFourDigitsOfACardAndAllElse() {
        Struct masked = value("pci");

        assertThat(masked.get("CARD_NUMBER")).isEqualTo("************1111");
        assertThat(masked.getString("FREE_TEXT"))
                .doesNotContain("4111111111111111")
                .contains("Erika Beispielfrau")
                .contains("219-09-9999");
        assertThat(masked.get("NAME")).isEqualTo("Erika Beispielfrau");
    }

    @Test
    void pciDropsSecurityCodesOfAnybodysRecords() {
        SourceRecord payment =
                new SourceRecord(
                        Map.of(),
                        Map.of(),
                        "payments",
                        null,
                        null,
                        null,
                        null,
                        Map.of("card", Map.of("cvc", "123", "Security-Code", "456"), "amount", 5));

        SourceRecord masked = masked(policy("pci", ",\"unclassified\":\"keep\""), payment);

        assertThat(masked.value()).isEqualTo(Map.of("card", Map.of(), "amount", 5));
    }

    // display

    @Test
    void displayLeavesFourDigitsOfNumbersAndNamesAsTheyAre() {
        Struct masked = value("display");

        assertThat(masked.get("SSN")).isEqualTo("***-**-9999");
        assertThat(masked.get("NAME")).isEqualTo("Erika Beispielfrau");
        assertThat(masked.get("MRN")).isEqualTo("MRN-4711007");
        assertThat(masked.get("PHOTO")).isNull();
    }

    @Test
    void displayMasksAnIdentifierByItsType() {
        Struct value =
                new Struct(HealthcareRecord.SCHEMA)
                        .put(
                                "patient",
                                new Struct(HealthcareRecord.PATIENT)
                                        .put("id", "12345")
                                        .put(
                                                "identifiers",
                                                List.of(
                                                        identifier("MRN", "12345"),
                                                        identifier("SSN", "219-09-1234"))));

        Struct masked = (Struct) masked("display", record(value)).value();

        assertThat(masked.getStruct("patient").<Struct>getArray("identifiers"))
                .extracting(id -> id.get("value"))
                .containsExactly("12345", "***-**-1234");
    }

    private static Struct identifier(String type, String value) {
        return new Struct(HealthcareRecord.IDENTIFIER).put("type", type).put("value", value);
    }
}
