package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationMapperTest {

    private static Struct line(String obx) {
        return Sample.of("ORU^R01", "PID|1||P1", obx).list("observations").get(0);
    }

    @Test
    void readsALine() {
        Struct line =
                line(
                        "OBX|1|NM|718-7^Hemoglobin^LN^HGB^Hb^L|sub|13.5|g/dL|12-16|N~A|||F|||"
                                + "20260102030405+0100|LAB^Lab|O1^Obs^Er|M1|EQ1|20260102||||Big Lab");
        assertThat(line.getString("set_id")).isEqualTo("1");
        assertThat(line.getString("code")).isEqualTo("718-7");
        assertThat(line.getString("code_system")).isEqualTo("LN");
        assertThat(line.getString("alternate_code")).isEqualTo("HGB");
        assertThat(line.getString("alternate_system")).isEqualTo("L");
        assertThat(line.getString("value")).isEqualTo("13.5");
        assertThat(line.getString("unit")).isEqualTo("g/dL");
        assertThat(line.<String>getArray("abnormal_flags")).containsExactly("N", "A");
        assertThat(line.getString("observed_at")).isEqualTo("2026-01-02T02:04:05Z");
        assertThat(line.getString("observer_name")).isEqualTo("Er Obs");
        assertThat(line.getString("performer")).isEqualTo("Big Lab");
        assertThat(line.get("order_index")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ST;plain;plain",
                "TX;one~two;one\\ntwo",
                "SN;>=^100;>=100",
                "SN;^1^:^128;1:128",
                "CWE;C1^Words^S;Words",
                "CE;C1;C1",
                "CE;^^^L1^Local^99;Local",
                "DT;20260102;2026-01-02",
                "TS;20260102030405+0000;2026-01-02T03:04:05Z",
                "NM;+1.5;+1.5",
                "CX;1^^^A;1^^^A",
            })
    void readsValuesOfEveryType(String type, String sent, String value) {
        assertThat(line("OBX|1|" + type + "|C||" + sent).getString("value"))
                .isEqualTo(value.replace("\\n", "\n"));
    }

    @Test
    void aCodedValueKeepsItsCode() {
        Struct line = line("OBX|1|CE|C||A1^Words^SYS");
        assertThat(line.getString("value_code")).isEqualTo("A1");
        assertThat(line.getString("value_system")).isEqualTo("SYS");
    }

    @Test
    void proseKeepsItsWhiteSpaceAndEscapesAreResolved() {
        assertThat(line("OBX|1|TX|C||  a\\F\\b\\.br\\ c ").getString("value"))
                .isEqualTo("  a|b\n c ");
    }

    @Test
    void aLineWithoutTypeIsTextAndSaysSo() {
        Sample sample = Sample.of("ORU^R01", "PID|1||P1", "OBX|1||C||x", "OBX|2|ST|C||y");
        assertThat(sample.list("observations").get(0).getString("value")).isEqualTo("x");
        assertThat(sample.findings()).containsExactly("OBX_TYPE_MISSING OBX[1]-2");
    }

    @Test
    void aBadLineDoesNotTakeTheOthersWithIt() {
        Sample sample =
                Sample.of(
                        "ORU^R01",
                        "PID|1||P1",
                        "OBX|1|DT|C||soon",
                        "OBX|2|NM|C||12,5",
                        "OBX|3|NM|C||12.5");
        List<Struct> lines = sample.list("observations");
        assertThat(lines.get(0).get("value")).isNull();
        assertThat(lines.get(1).getString("value")).isEqualTo("12,5");
        assertThat(lines.get(2).getString("value")).isEqualTo("12.5");
        assertThat(sample.findings())
                .containsExactly("TIME_INVALID OBX[1]-5", "NUMBER_INVALID OBX[2]-5");
    }

    @Test
    void aValueToDeleteIsListed() {
        assertThat(
                        Sample.of("ORU^R01", "PID|1||P1", "OBX|1|ST|C||\"\"")
                                .record()
                                .<String>getArray("deleted"))
                .containsExactly("observations[0].value");
    }

    @Test
    void resultsOfSeveralPatientsAreNeverMixed() {
        Sample sample =
                Sample.of(
                        "ORU^R01",
                        "PID|1||A",
                        "OBR|1|||X",
                        "OBX|1|ST|C||a",
                        "PID|2||B",
                        "PV1|1|I",
                        "OBR|2|||Y",
                        "OBX|1|ST|C||b",
                        "DG1|1||D1");
        List<Struct> lines = sample.list("observations");
        assertThat(lines.get(0).get("patient_index")).isNull();
        assertThat(lines.get(1).getInt32("patient_index")).isEqualTo(1);
        assertThat(lines.get(1).getInt32("order_index")).isEqualTo(1);
        assertThat(sample.list("orders").get(1).getInt32("patient_index")).isEqualTo(1);
        assertThat(sample.list("diagnoses").get(0).getInt32("patient_index")).isEqualTo(1);
        assertThat(sample.record().getStruct("encounter").getInt32("patient_index")).isEqualTo(1);
        assertThat(sample.list("other_patients").get(0).getString("id")).isEqualTo("B");
    }
}
