package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of one reason why a request cannot be answered. */
public final class Rejection {

    private Rejection() {}

    /** The part; fields are only ever added. */
    public static final Schema SCHEMA =
            struct("Rejection", "One reason why a request cannot be answered (AAA).")
                    .field("loop", text("Loop that it stood in, as 2100C."))
                    .field("valid", text("Y where the request as such was valid (AAA-01)."))
                    .field("reason", text("Why (AAA-03)."))
                    .field("follow_up", text("What to do next (AAA-04)."))
                    .build();
}
