package dev.tributary.benchmarks.x12;

import io.xlate.edi.schema.EDISchemaException;
import io.xlate.edi.schema.Schema;
import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import io.xlate.edi.stream.EDIStreamReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** StAEDI's pull reader: all events are pulled, of each segment its id is asked for. */
final class StaediReader implements FileReader {

    private static final String UNIT = "CLM";

    private final EDIInputFactory factory = EDIInputFactory.newFactory();
    private final Schema schema; // null where nothing is validated

    private StaediReader(Schema schema) {
        this.schema = schema;
    }

    /** Nothing is validated, the envelopes neither. */
    static FileReader bare() {
        StaediReader reader = new StaediReader(null);
        reader.factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
        reader.factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_CODE_VALUES, false);
        return reader;
    }

    /** With the structure of 837 that staedi-837.xml tells, and its own of the envelopes. */
    static FileReader withSchema() throws EDISchemaException {
        return new StaediReader(
                SchemaFactory.newFactory()
                        .createSchema(StaediReader.class.getResource("staedi-837.xml")));
    }

    @Override
    public Counts read(byte[] file) throws IOException, EDIStreamException {
        long segments = 0;
        long units = 0;
        try (EDIStreamReader reader =
                factory.createEDIStreamReader(new ByteArrayInputStream(file))) {
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case START_TRANSACTION -> {
                        if (schema != null) {
                            reader.setTransactionSchema(schema);
                        }
                    }
                    case START_SEGMENT -> {
                        String id = reader.getText();
                        segments += PlainScan.ENVELOPE.contains(id) ? 0 : 1;
                        units += id.equals(UNIT) ? 1 : 0;
                    }
                    case SEGMENT_ERROR, ELEMENT_DATA_ERROR, ELEMENT_OCCURRENCE_ERROR ->
                            throw new IllegalStateException(
                                    "StAEDI finds %s in %s"
                                            .formatted(
                                                    reader.getErrorType(), reader.getLocation()));
                    default -> {
                        // Loops and elements were read; that they are told is enough.
                    }
                }
            }
        }
        return new Counts(segments, units);
    }
}
