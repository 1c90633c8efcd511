package dev.tributary.hl7.map;

import dev.tributary.commons.hl7.Slice;
import org.apache.kafka.connect.data.Struct;

/**
 * A coded value (CWE, CE: HL7 v2.9 §2A.2.13).
 *
 * @param code the code, or null
 * @param text its meaning in words, or null
 * @param system the code system, or null
 */
record Coded(String code, String text, String system) {

    static Coded of(Slice field, Reading reading) {
        Slice value = field.repetition(1);
        return new Coded(
                reading.text(value.component(1)),
                reading.text(value.component(2)),
                reading.text(value.component(3)));
    }

    /** Puts it into a struct that has code, code_text and code_system. */
    Struct into(Struct struct) {
        return struct.put("code", code).put("code_text", text).put("code_system", system);
    }
}
