package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Segment;
import dev.tributary.commons.hl7.Slice;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.hl7.parse.Hl7IssueCode;
import java.util.ArrayList;
import java.util.List;

/** OBX to observations (HL7 v2.9 §7.4.2), in every data type that OBX-2 may name. */
final class ObservationMapper {

    private static final int VALUE = 5;

    private final Assembly assembly;
    private final DocumentMapper documents;

    ObservationMapper(Assembly assembly, DocumentMapper documents) {
        this.assembly = assembly;
        this.documents = documents;
    }

    void map(Segment obx) {
        Part line =
                assembly.begin("observations", HealthcareRecord.OBSERVATION, obx)
                        .put("order_index", assembly.orderIndex())
                        .first("set_id", 1)
                        .first("value_type", 2)
                        .coded(3)
                        .alternate(3)
                        .first("sub_id", 4);
        value(line);
        line.first("unit", 6)
                .whole("reference_range", 7)
                .first("status", 11)
                .time("observed_at", 14)
                .person("observer_id", "observer_name", 16)
                .first("method", 17)
                .first("device", 18)
                .time("analyzed_at", 19)
                .first("performer", 23)
                .orFirst("performer", 15);
        line.struct().put("abnormal_flags", line.reading().firsts(obx.field(8)));
    }

    private void value(Part line) {
        Slice field = line.segment().field(VALUE);
        if (field.isEmpty()) {
            return;
        }
        if (field.isNull()) {
            line.deleted("value");
            return;
        }
        String type = line.struct().getString("value_type");
        if (type == null) {
            line.reading().note(Hl7IssueCode.OBX_TYPE_MISSING, line.segment(), 2);
            text(line, field);
            return;
        }
        switch (type) {
            case "ED" -> documents.encapsulated(line);
            case "RP" -> documents.reference(line);
            case "CE", "CWE", "CNE", "CF", "IS" -> coded(line, field);
            case "SN" -> structured(line, field);
            case "TS", "DTM", "DT" -> times(line, field);
            case "NM" -> number(line, field);
            default -> text(line, field);
        }
    }

    private void text(Part line, Slice field) {
        String text = lines(field, line.reading());
        if (text != null && !documents.takesText(line, text)) {
            line.put("value", text);
        }
    }

    private static String lines(Slice field, Reading reading) {
        List<Slice> repetitions = Repetitions.of(field);
        if (repetitions.size() == 1) {
            return reading.verbatim(repetitions.get(0));
        }
        List<String> lines = new ArrayList<>(repetitions.size());
        for (Slice repetition : repetitions) {
            String text = reading.verbatim(repetition);
            if (text != null) {
                lines.add(text);
            }
        }
        return lines.isEmpty() ? null : String.join("\n", lines);
    }

    /** Words, else the words in another system, else the sender's own, else the code. */
    private static void coded(Part line, Slice field) {
        Reading reading = line.reading();
        List<String> words = new ArrayList<>(1);
        for (Slice value : Repetitions.of(field)) {
            String word = reading.text(value.component(2));
            for (int i : new int[] {9, 5, 1, 4}) {
                word = word == null ? reading.text(value.component(i)) : word;
            }
            if (word != null) {
                words.add(word);
            }
        }
        if (words.isEmpty()) {
            return;
        }
        line.put("value", String.join("\n", words));
        Slice first = Repetitions.of(field).get(0);
        String code = reading.text(first.component(1));
        int from = code == null ? 4 : 1;
        line.put("value_code", code == null ? reading.text(first.component(4)) : code)
                .put("value_system", reading.text(first.component(from + 2)));
    }

    /** SN: HL7 v2.9 §2A.2.70, as {@code >=100}, {@code 1-2} or {@code 1:128}. */
    private static void structured(Part line, Slice field) {
        StringBuilder value = new StringBuilder();
        for (Slice sn : Repetitions.of(field)) {
            value.append(value.length() == 0 ? "" : "\n");
            for (int i = 1; i <= 4; i++) {
                String part = line.reading().text(sn.component(i));
                value.append(part == null ? "" : part);
            }
        }
        line.put("value", value.length() == 0 ? null : value.toString());
    }

    private static void times(Part line, Slice field) {
        List<String> times = new ArrayList<>(1);
        for (Slice value : Repetitions.of(field)) {
            String time = line.reading().iso(value.component(1), line.segment(), VALUE);
            if (time != null) {
                times.add(time);
            }
        }
        line.put("value", times.isEmpty() ? null : String.join("\n", times));
    }

    private static void number(Part line, Slice field) {
        String text = lines(field, line.reading());
        if (text == null) {
            return;
        }
        String value = text.strip();
        line.put("value", value.isEmpty() ? null : value);
        if (!isNumber(value)) {
            line.reading().note(Hl7IssueCode.NUMBER_INVALID, line.segment(), VALUE);
        }
    }

    /** NM: HL7 v2.9 §2A.2.46. */
    private static boolean isNumber(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (i > 0 || (c != '+' && c != '-')) {
                return false;
            }
        }
        return digits > 0 && points <= 1;
    }
}
