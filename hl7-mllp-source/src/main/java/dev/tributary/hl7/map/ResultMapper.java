package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.connect.data.Struct;

/**
 * ORC, OBR, OBX and NTE to orders and observations, in the order of the message: a result belongs
 * to the last OBR before it, a note to the last result or order before it.
 */
final class ResultMapper {

    /** NM: HL7 v2.9 §2A.2.46. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d*\\.?\\d+|[+-]?\\d+\\.");

    private final Reading reading;
    private final List<Struct> orders = new ArrayList<>();
    private final List<Struct> observations = new ArrayList<>();
    private Segment common;
    private Struct noted;

    ResultMapper(Reading reading) {
        this.reading = reading;
    }

    /** Takes a segment, in the order of the message; one that is none of its own is passed over. */
    void take(Segment segment) {
        switch (segment.id()) {
            case "ORC" -> common = segment;
            case "OBR" -> order(segment);
            case "OBX" -> observation(segment);
            case "NTE" -> note(segment);
            default -> {
                // Another mapper's.
            }
        }
    }

    List<Struct> orders() {
        return orders;
    }

    List<Struct> observations() {
        return observations;
    }

    /** OBR: HL7 v2.9 §4.5.3; the ORC before it fills what it leaves out. */
    private void order(Segment obr) {
        Slice provider = obr.field(16).repetition(1);
        Struct order =
                new Struct(HealthcareRecord.ORDER)
                        .put("placer_id", orCommon(reading.first(obr.field(2)), 2))
                        .put("filler_id", orCommon(reading.first(obr.field(3)), 3))
                        .put("control", orCommon(null, 1))
                        .put("status", orCommon(reading.first(obr.field(25)), 5))
                        .put("priority", reading.first(obr.field(5)))
                        .put("ordered_at", common == null ? null : reading.time(common, 9))
                        .put("observed_at", reading.time(obr, 7))
                        .put("reported_at", reading.time(obr, 22))
                        .put("provider_id", reading.text(provider.component(1)))
                        .put("provider_name", PersonName.xcn(provider, reading).display());
        orders.add(Coded.of(obr.field(4), reading).into(order));
        noted = order;
        common = null;
    }

    private String orCommon(String own, int field) {
        return own != null || common == null ? own : reading.first(common.field(field));
    }

    /** OBX: HL7 v2.9 §7.4.2. */
    private void observation(Segment obx) {
        Struct observation =
                new Struct(HealthcareRecord.OBSERVATION)
                        .put("order_index", orders.isEmpty() ? null : orders.size() - 1)
                        .put("set_id", reading.text(obx.field(1)))
                        .put("sub_id", reading.text(obx.field(4)))
                        .put("value_type", reading.text(obx.field(2)))
                        .put("value", value(obx))
                        .put("unit", reading.first(obx.field(6)))
                        .put("reference_range", reading.text(obx.field(7)))
                        .put("abnormal_flags", texts(obx.field(8)))
                        .put("status", reading.text(obx.field(11)))
                        .put("observed_at", reading.time(obx, 14));
        observations.add(Coded.of(obx.field(3), reading).into(observation));
        noted = observation;
    }

    private String value(Segment obx) {
        String value = String.join("\n", texts(obx.field(5)));
        if (value.isEmpty()) {
            return null;
        }
        String type = reading.text(obx.field(2));
        if (type == null) {
            reading.note(Hl7IssueCode.OBX_TYPE_MISSING, obx, 2);
        } else if (type.equals("NM") && !NUMBER.matcher(value).matches()) {
            reading.note(Hl7IssueCode.NUMBER_INVALID, obx, 5);
        }
        return value;
    }

    private void note(Segment nte) {
        String text = String.join("\n", texts(nte.field(3)));
        if (noted != null && !text.isEmpty()) {
            String before = noted.getString("notes");
            noted.put("notes", before == null ? text : before + "\n" + text);
        }
    }

    private List<String> texts(Slice field) {
        List<String> texts = new ArrayList<>(1);
        for (int i = 1; i <= field.repetitionCount(); i++) {
            String text = reading.text(field.repetition(i));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }
}
