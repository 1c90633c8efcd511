package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import org.apache.kafka.connect.data.Struct;

/**
 * ORC, OBR, TQ1, SPM and their like to orders and specimens. An ORC begins an order; the detail
 * that follows it (OBR, RXO, RXE, …) fills that order, and a further detail begins one of its own.
 */
final class OrderMapper {

    private static final String ORDERS = "orders";

    private final Assembly assembly;
    private boolean detailed;

    OrderMapper(Assembly assembly) {
        this.assembly = assembly;
    }

    private Part begin(Segment segment) {
        Part order = assembly.begin(ORDERS, HealthcareRecord.ORDER, segment);
        assembly.atLastOrder();
        return order;
    }

    /** The order that segments belong to now, null where there is none. */
    private Part current(Segment segment) {
        return assembly.orderIndex() == null ? null : assembly.last(ORDERS, segment);
    }

    /** ORC: HL7 v2.9 §4.5.1. */
    void common(Segment orc) {
        detailed = false;
        begin(orc)
                .first("control", 1)
                .first("placer_id", 2)
                .first("filler_id", 3)
                .first("group_id", 4)
                .first("status", 5)
                .time("ordered_at", 9)
                .person("provider_id", "provider_name", 12)
                .pair("reason_code", "reason", 16)
                .first("facility", 21);
        timing(current(orc), 7);
    }

    /** OBR: HL7 v2.9 §4.5.3; what it leaves out, the ORC before it has said. */
    void request(Segment obr) {
        Part order = detail(obr);
        Struct struct = order.struct();
        order.first("placer_id", 2)
                .first("filler_id", 3)
                .coded(4)
                .alternate(4)
                .first("priority", 5)
                .time("observed_at", 7)
                .time("observed_until", 8)
                .first("clinical_information", 13)
                .time("received_at", 14)
                .person("provider_id", "provider_name", 16)
                .time("reported_at", 22)
                .first("section", 24)
                .first("status", 25)
                .pair("reason_code", "reason", 31)
                .time("scheduled_at", 36);
        if (struct.get("starts_at") == null && struct.get("frequency") == null) {
            timing(order, 27);
        }
        specimenSource(order);
        parent(order);
        interpreter(order);
    }

    /**
     * An order's detail that is a medication, a diet or a supply.
     *
     * @param code the field that says what was ordered
     */
    void other(Segment segment, int code) {
        if (assembly.orderIndex() == null) {
            return;
        }
        Part order = current(segment);
        if (!detailed && order.struct().get("code") == null) {
            order.coded(code);
        }
        detailed = true;
    }

    /** The order that a detail fills: the one that its ORC began, or one of its own. */
    private Part detail(Segment segment) {
        Part order = detailed || assembly.orderIndex() == null ? begin(segment) : current(segment);
        detailed = true;
        assembly.noted(order.struct());
        return order;
    }

    /** TQ (before 2.5): quantity^interval^duration^start^end^priority. */
    private static void timing(Part order, int field) {
        Slice slice = order.segment().field(field);
        if (slice.isEmpty() || slice.isNull()) {
            return;
        }
        Slice interval = slice.repetition(1).component(2);
        if (!interval.isEmpty()) {
            order.put("frequency", order.reading().text(interval.subcomponent(1)));
        }
        order.time("starts_at", field, 4).time("ends_at", field, 5);
        if (order.struct().get("priority") == null) {
            order.component("priority", field, 6);
        }
    }

    /** TQ1: HL7 v2.9 §4.5.4. */
    void timing(Segment tq1) {
        Part order = current(tq1);
        if (order == null) {
            return;
        }
        order.first("frequency", 3).time("starts_at", 7).time("ends_at", 8).orFirst("priority", 9);
    }

    /** OBR-15, where the specimen was described before 2.5: a code, or a coded value in it. */
    private static void specimenSource(Part order) {
        Slice field = order.segment().field(15);
        if (field.isEmpty() || field.isNull()) {
            return;
        }
        Slice source = field.repetition(1).component(1);
        String words = order.reading().text(source.subcomponent(2));
        order.put(
                "specimen_source",
                words == null ? order.reading().text(source.subcomponent(1)) : words);
    }

    /** OBR-29: placer's and filler's number of the parent. */
    private static void parent(Part order) {
        Slice field = order.segment().field(29);
        if (field.isEmpty() || field.isNull()) {
            return;
        }
        Slice parent = field.repetition(1);
        String filler = order.reading().text(parent.component(2).subcomponent(1));
        order.put(
                "parent_id",
                filler == null
                        ? order.reading().text(parent.component(1).subcomponent(1))
                        : filler);
    }

    /** OBR-32: the person is in the subcomponents of the first component. */
    private static void interpreter(Part order) {
        Slice field = order.segment().field(32);
        if (field.isEmpty() || field.isNull()) {
            return;
        }
        Slice person = field.repetition(1).component(1);
        Reading reading = order.reading();
        String given = reading.text(person.subcomponent(3));
        String family = reading.text(person.subcomponent(2));
        order.put("interpreter_id", reading.text(person.subcomponent(1)))
                .put("interpreter_name", new PersonName(family, given).display());
    }

    /** SPM: HL7 v2.9 §7.4.3. */
    void specimen(Segment spm) {
        assembly.begin("specimens", HealthcareRecord.SPECIMEN, spm)
                .put("order_index", assembly.orderIndex())
                .first("set_id", 1)
                .put("id", specimenId(spm))
                .coded(4)
                .first("collection_method", 7)
                .first("site", 8)
                .time("collected_at", 17)
                .time("collected_until", 17, 2)
                .time("received_at", 18)
                .first("reject_reason", 21);
    }

    /** SPM-2: the filler's id, else the placer's. */
    private String specimenId(Segment spm) {
        Slice pair = spm.field(2).repetition(1);
        String filler = assembly.reading().text(pair.component(2).subcomponent(1));
        return filler == null ? assembly.reading().text(pair.component(1).subcomponent(1)) : filler;
    }
}
