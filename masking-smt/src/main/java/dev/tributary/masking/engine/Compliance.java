package dev.tributary.masking.engine;

import dev.tributary.commons.record.RecordHeaders;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/** What a record of ours says about itself, set by what was really done. */
final class Compliance {

    private static final String NAME = "dev.tributary.Compliance";
    private static final String AUDIT_LOG_ID = "audit_log_id";

    private final Field field;

    private Compliance(Field field) {
        this.field = field;
    }

    /** Empty where records of that schema say nothing about themselves. */
    static Optional<Compliance> of(Schema schema) {
        if (schema == null || schema.type() != Schema.Type.STRUCT) {
            return Optional.empty();
        }
        Field field = schema.field("compliance");
        return field != null && NAME.equals(field.schema().name())
                ? Optional.of(new Compliance(field))
                : Optional.empty();
    }

    /**
     * What a record says that was masked.
     *
     * @param record as it is now; it stays so
     * @param asAsked whether a rule said what becomes of each classified field, the key's and the
     *     headers' too, and it could be done
     * @param headers of the record as it came
     */
    Struct masked(Struct record, boolean asAsked, Headers headers) {
        Struct said = record.getStruct(field.name());
        boolean audited =
                headers.lastWithName(RecordHeaders.AUDIT_LOG_ID) != null
                        || (said != null && said.get(AUDIT_LOG_ID) != null);
        boolean encrypted =
                RecordHeaders.isEncrypted(text(headers.lastWithName(RecordHeaders.TRANSPORT)));
        return with(record, true, asAsked && audited && encrypted);
    }

    /** What a record says that was unmasked. */
    Struct unmasked(Struct record) {
        return with(record, false, false);
    }

    private Struct with(Struct record, boolean masked, boolean compliant) {
        Struct said = record.getStruct(field.name());
        Struct says = said == null ? new Struct(field.schema()) : copy(said);
        says.put("pii_masked", masked).put("hipaa_compliant", compliant);
        return copy(record).put(record.schema().field(field.name()), says);
    }

    private static Struct copy(Struct struct) {
        Struct copy = new Struct(struct.schema());
        for (Field each : struct.schema().fields()) {
            Object value = StructNode.value(struct, each);
            if (value != null) {
                copy.put(each, value);
            }
        }
        return copy;
    }

    private static String text(Header header) {
        return header == null ? "" : String.valueOf(header.value());
    }
}
