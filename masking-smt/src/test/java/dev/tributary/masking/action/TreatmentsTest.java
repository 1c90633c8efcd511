package dev.tributary.masking.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.policy.Action;
import dev.tributary.commons.record.PiiClass;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.Optional;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TreatmentsTest {

    private static final Optional<LocalDate> REFERENCE = Optional.of(LocalDate.of(2026, 1, 1));
    private static final Place PLACE = Place.VALUE.member("field");
    private static final Schema DATE = org.apache.kafka.connect.data.Date.SCHEMA;
    private static final Date JAN_15 = date("2024-01-15T00:00:00Z");

    private final Treatments treatments = new Treatments(ZipCodes.standard());
    private final FakeSurroundings around = new FakeSurroundings();

    private static Date date(String instant) {
        return (Date) LogicalTime.of(Instant.parse(instant));
    }

    private Object apply(Action action, Object value, Schema schema, PiiClass pii) {
        Site site =
                new Site(Kind.of(schema), Optional.ofNullable(pii), "domain", Optional.of(schema));
        return treatments.of(action, site).apply(value, PLACE, around);
    }

    private Object text(Action action, String value, PiiClass pii) {
        return apply(action, value, Schema.STRING_SCHEMA, pii);
    }

    private void assertRefused(Action action, Object value, Schema schema) {
        assertThatThrownBy(() -> apply(action, value, schema, null))
                .isInstanceOf(ActionRefused.class)
                .hasMessageNotContaining(String.valueOf(value));
    }

    // keep, drop, redact, constant

    @Test
    void keepsAValueOfAnyType() {
        assertThat(apply(new Action.Keep(), JAN_15, DATE, null)).isSameAs(JAN_15);
    }

    @Test
    void leavesOutAValueOfAnyType() {
        assertThat(text(new Action.Drop(), "John", PiiClass.NAME)).isSameAs(Treatment.GONE);
        assertThat(apply(new Action.Drop(), 5, Schema.INT32_SCHEMA, null)).isSameAs(Treatment.GONE);
    }

    @Test
    void blanksTextByItsReplacementAndOtherTypesByNothing() {
        Action redact = new Action.Redact("[x]");

        assertThat(text(redact, "John", PiiClass.NAME)).isEqualTo("[x]");
        assertThat(apply(redact, 5L, Schema.INT64_SCHEMA, null)).isNull();
        assertThat(apply(redact, JAN_15, DATE, null)).isNull();
        assertThat(apply(redact, true, Schema.BOOLEAN_SCHEMA, null)).isNull();
        assertThat(apply(redact, new byte[1], Schema.BYTES_SCHEMA, null)).isNull();
        assertThat(apply(redact, BigDecimal.ONE, Decimal.schema(0), null)).isNull();
    }

    @Test
    void putsAConstantOfTheFieldsType() {
        Action seven = new Action.Constant("7");

        assertThat(text(seven, "John", null)).isEqualTo("7");
        assertThat(apply(seven, (byte) 5, Schema.INT8_SCHEMA, null)).isEqualTo((byte) 7);
        assertThat(apply(seven, (short) 5, Schema.INT16_SCHEMA, null)).isEqualTo((short) 7);
        assertThat(apply(seven, 5, Schema.INT32_SCHEMA, null)).isEqualTo(7);
        assertThat(apply(seven, 5L, Schema.INT64_SCHEMA, null)).isEqualTo(7L);
        assertThat(apply(seven, 5f, Schema.FLOAT32_SCHEMA, null)).isEqualTo(7f);
        assertThat(apply(seven, 5d, Schema.FLOAT64_SCHEMA, null)).isEqualTo(7d);
        assertThat(apply(seven, BigDecimal.ONE, Decimal.schema(2), null))
                .isEqualTo(new BigDecimal("7.00"));
        assertThat(apply(new Action.Constant("true"), false, Schema.BOOLEAN_SCHEMA, null))
                .isEqualTo(true);
    }

    @Test
    void refusesAConstantThatIsNoneOfTheFieldsType() {
        assertRefused(new Action.Constant("seven"), 5, Schema.INT32_SCHEMA);
        assertRefused(new Action.Constant("300"), (byte) 5, Schema.INT8_SCHEMA);
        assertRefused(new Action.Constant("1.234"), BigDecimal.ONE, Decimal.schema(2));
        assertRefused(new Action.Constant("yes"), true, Schema.BOOLEAN_SCHEMA);
        assertRefused(new Action.Constant("2024-01-01"), JAN_15, DATE);
    }

    // first-n, last-n

    @ParameterizedTest
    @CsvSource({
        "123-45-6789, 4, ***-**-6789",
        "4111 1111 1111 1111, 4, **** **** **** 1111",
        "1234, 4, **34",
        "12345, 4, ***45",
        "A, 4, *",
        "'', 4, ''",
        "O’Brien, 2, *’***en"
    })
    void letsTheLastCharactersStayAndNeverMoreThanHalf(String text, int count, String masked) {
        assertThat(text(new Action.LastN(count, '*'), text, null)).isEqualTo(masked);
    }

    @Test
    void letsTheFirstCharactersStay() {
        assertThat(text(new Action.FirstN(6, 'x'), "4111111111111111", null))
                .isEqualTo("411111xxxxxxxxxx");
    }

    @Test
    void countsCharactersBeyondTheBasicPlaneOnce() {
        assertThat(text(new Action.LastN(1, '*'), "𝐀𝐁𝐂", null)).isEqualTo("**𝐂");
    }

    @Test
    void masksDigitsOfWholeNumbersAsText() {
        assertThat(apply(new Action.LastN(4, '*'), 123456789, Schema.INT32_SCHEMA, null))
                .isEqualTo("*****6789");
    }

    @Test
    void refusesToMaskCharactersOfOtherTypes() {
        assertRefused(new Action.LastN(4, '*'), JAN_15, DATE);
        assertRefused(new Action.LastN(4, '*'), new byte[9], Schema.BYTES_SCHEMA);
        assertRefused(new Action.FirstN(4, '*'), 1.5, Schema.FLOAT64_SCHEMA);
    }

    // generalize

    @ParameterizedTest
    @CsvSource({
        "1980-01-15, 1980",
        "19800115, 1980",
        "1980, 1980",
        "1936-01-02, 1936",
        "1936-01-01, 90+",
        // it may be a day in January
        "1936, 90+",
        "1900, 90+"
    })
    void generalisesBirthDatesToYearsOrOneRange(String date, String general) {
        assertThat(text(new Action.Generalize(REFERENCE), date, PiiClass.BIRTH_DATE))
                .isEqualTo(general);
    }

    @Test
    void leavesNoYearOfBirthWithoutAReferenceDate() {
        assertThat(text(new Action.Generalize(Optional.empty()), "1980", PiiClass.BIRTH_DATE))
                .isNull();
        assertThat(around.unreadable).isFalse();
    }

    @Test
    void leavesTheYearOfAnEventUnlessItSaysThatItsPatientIsOld() {
        Action general = new Action.Generalize(REFERENCE);

        assertThat(text(general, "2024-01-15T10:00:00Z", PiiClass.EVENT_DATE)).isEqualTo("2024");
        assertThat(text(general, "1930-05-05", PiiClass.EVENT_DATE)).isNull();
        assertThat(text(new Action.Generalize(Optional.empty()), "2024", PiiClass.EVENT_DATE))
                .isEqualTo("2024");
    }

    @Test
    void generalisesAgesInText() {
        Action general = new Action.Generalize(REFERENCE);

        assertThat(text(general, "45", PiiClass.BIRTH_DATE)).isEqualTo("45");
        assertThat(text(general, "93", PiiClass.BIRTH_DATE)).isEqualTo("90+");
    }

    @Test
    void generalisesZipCodes() {
        Action general = new Action.Generalize(REFERENCE);

        assertThat(text(general, "60614", PiiClass.ZIP)).isEqualTo("606");
        assertThat(apply(general, 2139, Schema.INT32_SCHEMA, PiiClass.ZIP)).isEqualTo("021");
        assertThat(text(general, "SW1A 1AA", PiiClass.ZIP)).isNull();
        assertThat(around.unreadable).isTrue();
    }

    @Test
    void generalisesWhatAPathNamesByWhatItLooksLike() {
        Action general = new Action.Generalize(REFERENCE);

        assertThat(text(general, "60614", null)).isEqualTo("606");
        assertThat(text(general, "1980-01-15", null)).isEqualTo("1980");
        assertThat(text(general, "92", null)).isEqualTo("90+");
        assertThat(apply(general, 45, Schema.INT32_SCHEMA, null)).isEqualTo("45");
        assertThat(text(general, "John", null)).isNull();
    }

    @Test
    void generalisesDatesOfOtherTypesToTheYearAsText() {
        Action general = new Action.Generalize(REFERENCE);
        Date then = date("2024-01-15T10:30:00Z");

        assertThat(apply(general, JAN_15, DATE, PiiClass.BIRTH_DATE)).isEqualTo("2024");
        assertThat(apply(general, then, Timestamp.SCHEMA, PiiClass.EVENT_DATE)).isEqualTo("2024");
        assertThat(apply(general, 19737, Schema.INT32_SCHEMA, PiiClass.EVENT_DATE))
                .isEqualTo("2024");
        assertThat(apply(general, 1705314600L, Schema.INT64_SCHEMA, PiiClass.EVENT_DATE))
                .isEqualTo("2024");
        assertThat(apply(general, 1705314600000L, Schema.INT64_SCHEMA, PiiClass.EVENT_DATE))
                .isEqualTo("2024");
        assertThat(apply(general, 20240115, Schema.INT32_SCHEMA, PiiClass.BIRTH_DATE))
                .isEqualTo("2024");
        assertThat(apply(general, 1980, Schema.INT32_SCHEMA, PiiClass.BIRTH_DATE))
                .isEqualTo("1980");
        assertThat(apply(general, date("1970-01-01T10:00:00Z"), Time.SCHEMA, null)).isNull();
    }

    @Test
    void refusesToGeneraliseWhatHasNothingGeneral() {
        assertThatThrownBy(() -> text(new Action.Generalize(REFERENCE), "John", PiiClass.NAME))
                .isInstanceOf(ActionRefused.class);
        assertRefused(new Action.Generalize(REFERENCE), true, Schema.BOOLEAN_SCHEMA);
        assertRefused(new Action.Generalize(REFERENCE), 1.5, Schema.FLOAT64_SCHEMA);
    }

    // token

    @Test
    void makesTheSameTokenOfANumberAndItsText() {
        Action token = new Action.Token(Optional.empty());

        assertThat(text(token, "12345", null)).isEqualTo("token(domain,12345)");
        assertThat(apply(token, 12345L, Schema.INT64_SCHEMA, null))
                .isEqualTo("token(domain,12345)");
        assertThat(apply(token, new BigDecimal("12345"), Decimal.schema(0), null))
                .isEqualTo("token(domain,12345)");
        assertThat(apply(token, JAN_15, DATE, null)).isEqualTo("token(domain,2024-01-15)");
    }

    @Test
    void takesTheDomainThatTheActionNames() {
        assertThat(text(new Action.Token(Optional.of("mine")), "x", null))
                .isEqualTo("token(mine,x)");
    }

    // date-shift

    @Test
    void shiftsDatesOfEveryTypeAlike() {
        Action shift = new Action.DateShift(50);
        Date then = date("2024-01-15T10:30:00Z");

        assertThat(text(shift, "2024-01-15", null)).isEqualTo("2024-01-25");
        assertThat(apply(shift, JAN_15, DATE, null)).isEqualTo(date("2024-01-25T00:00:00Z"));
        assertThat(apply(shift, then, Timestamp.SCHEMA, null))
                .isEqualTo(date("2024-01-25T10:30:00Z"));
        assertThat(apply(shift, 19737, Schema.INT32_SCHEMA, null)).isEqualTo(19747);
        assertThat(apply(shift, 1705314600, Schema.INT32_SCHEMA, null)).isEqualTo(1706178600);
        assertThat(apply(shift, 1705314600000L, Schema.INT64_SCHEMA, null))
                .isEqualTo(1706178600000L);
        assertThat(apply(shift, 1705314600000000L, Schema.INT64_SCHEMA, null))
                .isEqualTo(1706178600000000L);
        assertThat(apply(shift, 1705314600000000000L, Schema.INT64_SCHEMA, null))
                .isEqualTo(1706178600000000000L);
        assertThat(apply(shift, 20240115, Schema.INT32_SCHEMA, null)).isEqualTo(20240125);
    }

    @Test
    void takesTheUnitThatDebeziumNames() {
        Schema micros = SchemaBuilder.int64().name("io.debezium.time.MicroTimestamp").build();

        // The first day of 1970 is too small to be told from days by its size.
        assertThat(apply(new Action.DateShift(50), 5L, micros, null))
                .isEqualTo(10 * 86_400_000_000L + 5);
    }

    @Test
    void leavesATimeOfDayWhereTheDayMoves() {
        Date ten = date("1970-01-01T10:00:00Z");

        assertThat(apply(new Action.DateShift(50), ten, Time.SCHEMA, null)).isSameAs(ten);
    }

    @Test
    void blanksWhatIsNoDate() {
        assertThat(text(new Action.DateShift(50), "about Easter", null)).isNull();
        assertThat(around.unreadable).isTrue();
    }

    @Test
    void refusesToShiftWhatHasNoDate() {
        assertRefused(new Action.DateShift(50), true, Schema.BOOLEAN_SCHEMA);
        assertRefused(new Action.DateShift(50), new byte[8], Schema.BYTES_SCHEMA);
        assertRefused(new Action.DateShift(50), 1.5, Schema.FLOAT64_SCHEMA);
    }

    // encrypt

    @Test
    void sealsTextAsItIsAndOtherTypesWithTheirNames() {
        Action encrypt = new Action.Encrypt(false, false);

        assertThat(text(encrypt, "John", null)).isEqualTo("sealed($.field,John)");
        assertThat(apply(encrypt, 5, Schema.INT32_SCHEMA, null))
                .isEqualTo("sealed($.field,|int32|5)");
        assertThat(apply(encrypt, JAN_15, DATE, null))
                .isEqualTo("sealed($.field,|date|2024-01-15)");
        assertThat(apply(encrypt, new byte[] {1}, Schema.BYTES_SCHEMA, null))
                .isEqualTo("sealed($.field,|bytes|AQ==)");
    }

    // detect, rewrite

    @Test
    void searchesTextAlone() {
        assertThat(text(new Action.Detect(), "some note", PiiClass.FREE_TEXT))
                .isEqualTo("scrubbed");
        assertRefused(new Action.Detect(), 5, Schema.INT32_SCHEMA);
    }

    @Test
    void rewritesPayloadsInTextAndInBytesAndDropsWhatItCannotRead() {
        byte[] message = "MSH|".getBytes(StandardCharsets.UTF_8);

        assertThat(text(new Action.Rewrite(), "MSH|", null)).isEqualTo("rewritten");
        assertThat(text(new Action.Rewrite(), "junk", null)).isNull();
        assertThat(apply(new Action.Rewrite(), message, Schema.BYTES_SCHEMA, null))
                .isEqualTo("rewritten".getBytes(StandardCharsets.UTF_8));
        assertThat(apply(new Action.Rewrite(), new byte[] {-1}, Schema.BYTES_SCHEMA, null))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void leavesNoTypeWithoutATreatment(Kind kind) {
        Site site = new Site(kind, Optional.empty(), "", Optional.empty());

        assertThat(treatments.of(new Action.Encrypt(true, false), site)).isNotNull();
        assertThat(treatments.of(new Action.Rewrite(), site)).isNotNull();
    }
}
