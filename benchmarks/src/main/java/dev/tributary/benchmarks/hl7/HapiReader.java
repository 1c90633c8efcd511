package dev.tributary.benchmarks.hl7;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.model.Group;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.model.Segment;
import ca.uhn.hl7v2.model.Structure;
import ca.uhn.hl7v2.parser.DefaultModelClassFactory;
import ca.uhn.hl7v2.parser.ParserConfiguration;
import ca.uhn.hl7v2.parser.PipeParser;
import ca.uhn.hl7v2.util.idgenerator.InMemoryIDGenerator;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import dev.tributary.commons.record.HealthcareRecord;
import dev.tributary.commons.record.PayloadText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/**
 * The peer: HAPI's PipeParser, and Terser to read the same fields into the same record.
 *
 * <p>HAPI as its users tune it: no validation, one parser for all messages, segments looked up once
 * and read by Terser's static methods, which are not asked for fields that were not sent. Dates and
 * the raw text are turned by our own classes, so that neither side has an advantage there; the
 * checks that ours makes of the values (numbers, codes, character set) are left out, and so are
 * segments and data types that the measured messages do not have.
 *
 * <p>For use by one thread.
 */
final class HapiReader {

    private final PipeParser parser;
    private final Optional<ZoneId> zone;

    HapiReader(HapiContext context, ZoneId zone) {
        this.parser = context.getPipeParser();
        this.zone = Optional.of(zone);
    }

    /** HAPI without validation, lenient towards OBX-2, and without an id file. */
    static HapiContext context() {
        ParserConfiguration settings = new ParserConfiguration();
        settings.setIdGenerator(new InMemoryIDGenerator());
        settings.setAllowUnknownVersions(true);
        settings.setDefaultObx2Type("ST");
        settings.setInvalidObx2Type("ST");
        return new DefaultHapiContext(
                settings, ValidationContextFactory.noValidation(), new DefaultModelClassFactory());
    }

    Struct read(byte[] bytes, Instant receivedAt, Instant processedAt) throws HL7Exception {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return map(parser.parse(text), bytes, receivedAt, processedAt);
    }

    /** The record of a message that HAPI has parsed. */
    Struct map(Message message, byte[] bytes, Instant receivedAt, Instant processedAt)
            throws HL7Exception {
        HapiAssembly assembly = new HapiAssembly(zone);
        assembly.metadata()
                .put("source_system", "hl7")
                .put("received_at", receivedAt.toString())
                .put("processed_at", processedAt.toString())
                .put("validation_status", "valid");
        walk(message, assembly);
        PayloadText raw = PayloadText.of(bytes, StandardCharsets.UTF_8);
        return assembly.into(new Struct(HealthcareRecord.SCHEMA))
                .put("raw", raw.content())
                .put("raw_encoding", raw.encoding());
    }

    private static void walk(Group group, HapiAssembly assembly) throws HL7Exception {
        for (String name : group.getNames()) {
            for (Structure structure : group.getAll(name)) {
                if (structure instanceof Segment segment) {
                    assembly.take(segment);
                } else {
                    walk((Group) structure, assembly);
                }
            }
        }
    }
}
