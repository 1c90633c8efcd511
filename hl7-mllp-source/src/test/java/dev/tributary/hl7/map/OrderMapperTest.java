package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class OrderMapperTest {

    @Test
    void groupsResultsUnderTheirOrdersAndNotesUnderWhatTheyFollow() {
        Sample sample =
                Sample.of(
                        "ORU^R01",
                        "PID|1||P1",
                        "ORC|RE|P-1|F-1||CM||||20260102",
                        "OBR|1|||GLU^Glucose^L",
                        "NTE|1||on the order",
                        "OBX|1|NM|A||1",
                        "NTE|1||on the line",
                        "OBX|2|NM|B||2",
                        "OBR|2|P-2|F-2|NA",
                        "OBX|1|NM|C||3");
        List<Struct> orders = sample.list("orders");
        List<Struct> lines = sample.list("observations");
        assertThat(orders).hasSize(2);
        assertThat(orders.get(0).getString("placer_id")).isEqualTo("P-1");
        assertThat(orders.get(0).getString("code")).isEqualTo("GLU");
        assertThat(orders.get(0).getString("control")).isEqualTo("RE");
        assertThat(orders.get(0).getString("status")).isEqualTo("CM");
        assertThat(orders.get(0).getString("ordered_at")).isEqualTo("2026-01-02");
        assertThat(orders.get(0).getString("notes")).isEqualTo("on the order");
        assertThat(orders.get(1).get("control")).isNull();
        assertThat(orders.get(1).getString("placer_id")).isEqualTo("P-2");
        assertThat(lines).extracting(line -> line.getInt32("order_index")).containsExactly(0, 0, 1);
        assertThat(lines.get(0).getString("notes")).isEqualTo("on the line");
        assertThat(lines.get(1).get("notes")).isNull();
    }

    @Test
    void everyOrcIsAnOrderOfItsOwn() {
        Sample sample = Sample.of("ORM^O01", "PID|1||P1", "ORC|CA|P-1", "ORC|NW|P-2", "OBR|1|||X");
        assertThat(sample.list("orders"))
                .extracting(order -> order.getString("placer_id"))
                .containsExactly("P-1", "P-2");
    }

    @Test
    void takesTimingFromWhereTheVersionHasIt() {
        Struct old =
                Sample.of("ORM^O01", "PID|1||P", "ORC|NW|1|||||1^Q6H^D3^20260102^20260103^S")
                        .version("2.3")
                        .list("orders")
                        .get(0);
        assertThat(old.getString("frequency")).isEqualTo("Q6H");
        assertThat(old.getString("starts_at")).isEqualTo("2026-01-02");
        assertThat(old.getString("priority")).isEqualTo("S");
        Struct later =
                Sample.of(
                                "OML^O21",
                                "PID|1||P",
                                "ORC|NW|1",
                                "TQ1|1||BID||||20260104|20260105|R",
                                "OBR|1|||X",
                                "SPM|1|SP1&A^SP2&B||BLD^Blood^H|||||ARM|||||||||20260102^20260103")
                        .list("orders")
                        .get(0);
        assertThat(later.getString("frequency")).isEqualTo("BID");
        assertThat(later.getString("ends_at")).isEqualTo("2026-01-05");
        assertThat(later.getString("priority")).isEqualTo("R");
        assertThat(later.getString("code")).isEqualTo("X");
    }

    @Test
    void readsSpecimens() {
        Struct specimen =
                Sample.of(
                                "OML^O21",
                                "PID|1||P",
                                "OBR|1|||X",
                                "SPM|1|SP1&A^SP2&B||BLD^Blood^H||||ARM|||||||||20260102^20260103")
                        .list("specimens")
                        .get(0);
        assertThat(specimen.getString("id")).isEqualTo("SP2");
        assertThat(specimen.getString("code_text")).isEqualTo("Blood");
        assertThat(specimen.getString("site")).isEqualTo("ARM");
        assertThat(specimen.getString("collected_until")).isEqualTo("2026-01-03");
        assertThat(specimen.getInt32("order_index")).isZero();
    }

    @Test
    void readsTheRestOfAnObr() {
        Struct order =
                Sample.of(
                                "ORU^R01",
                                "PID|1||P",
                                Sample.segment(
                                        "OBR",
                                        2,
                                        "P1",
                                        4,
                                        "C^T^S",
                                        13,
                                        "info",
                                        15,
                                        "BLD&Blood",
                                        22,
                                        "20260105",
                                        24,
                                        "CH",
                                        25,
                                        "F",
                                        29,
                                        "PP&A^PF&B",
                                        31,
                                        "R1^Why",
                                        32,
                                        "I1&Inter&Preter"))
                        .list("orders")
                        .get(0);
        assertThat(order.getString("section")).isEqualTo("CH");
        assertThat(order.getString("status")).isEqualTo("F");
        assertThat(order.getString("specimen_source")).isEqualTo("Blood");
        assertThat(order.getString("reported_at")).isEqualTo("2026-01-05");
        assertThat(order.getString("clinical_information")).isEqualTo("info");
        assertThat(order.getString("parent_id")).isEqualTo("PF");
        assertThat(order.getString("reason")).isEqualTo("Why");
        assertThat(order.getString("interpreter_name")).isEqualTo("Preter Inter");
    }

    @Test
    void aPharmacyOrderIsAnOrderWithItsMedication() {
        Sample sample =
                Sample.of(
                        "RDE^O11",
                        "PID|1||P",
                        "ORC|NW|P-1",
                        "RXE|1|D1^Drug^N|5|10|mg|TAB|I^As told||||30|TAB|2||RX7",
                        "NTE|1||with food",
                        "RXR|PO^Oral|MOUTH",
                        "RXC|B|W1^Water|5|mL",
                        "ORC|NW|P-2",
                        "RXO|D2^Other|1||mL");
        List<Struct> medications = sample.list("medications");
        assertThat(sample.list("orders"))
                .extracting(o -> o.getString("code"))
                .containsExactly("D1", "D2");
        Struct first = medications.get(0);
        assertThat(first.getString("kind")).isEqualTo("encoded");
        assertThat(first.getString("amount")).isEqualTo("5");
        assertThat(first.getString("instructions")).isEqualTo("As told");
        assertThat(first.getString("route")).isEqualTo("PO");
        assertThat(first.<String>getArray("components")).containsExactly("Water 5 mL");
        assertThat(first.getString("notes")).isEqualTo("with food");
        assertThat(medications.get(1).getInt32("order_index")).isEqualTo(1);
    }

    @Test
    void readsVaccinations() {
        Struct given =
                Sample.of(
                                "VXU^V04",
                                "PID|1||P",
                                "ORC|RE||F1",
                                "RXA|0|1|20260102||140^Flu^CVX|0.5|mL||00^New||||||LOT1|20270101|"
                                        + "SKB^Maker|||CP",
                                "RXR|IM|LA",
                                "OBX|1|CE|64994-7||V01")
                        .list("medications")
                        .get(0);
        assertThat(given.getString("kind")).isEqualTo("administered");
        assertThat(given.getString("code")).isEqualTo("140");
        assertThat(given.getString("given_at")).isEqualTo("2026-01-02");
        assertThat(given.getString("lot")).isEqualTo("LOT1");
        assertThat(given.getString("manufacturer")).isEqualTo("Maker");
        assertThat(given.getString("status")).isEqualTo("CP");
        assertThat(given.getString("site")).isEqualTo("LA");
    }
}
