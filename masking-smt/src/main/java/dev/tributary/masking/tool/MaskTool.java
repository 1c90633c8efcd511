package dev.tributary.masking.tool;

import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.policy.Policy;
import dev.tributary.commons.policy.PolicyParser;
import dev.tributary.commons.policy.Rule;
import dev.tributary.commons.policy.Selector;
import dev.tributary.masking.engine.MaskingEngine;
import dev.tributary.masking.engine.MaskingException;
import dev.tributary.masking.engine.Parts;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * {@code mask --profile NAME | --policy FILE --format FORMAT [--report] < in > out}: the engine of
 * the transform over a file, for trying a policy out.
 *
 * <p>Ends with 0 when every record was masked, 1 when one was not and is missing in the output, 2
 * when it could not be run as asked.
 */
public final class MaskTool implements ToolProvider {

    private static final String USAGE =
            """
            Masks standard input as the transform MaskPii would, and writes it to standard output.
            --profile NAME     hipaa-safe-harbor, limited-dataset, pseudonymised, pci or display
            --key FILE         the keyset of a profile that needs one (tributary keys new makes it)
            --policy FILE      a policy in JSON
            --format FORMAT    hl7 (messages), x12, fhir-json, json, text (a line in, a line out)
            --charset NAME     of input and output; UTF-8 without it
            --report           tell at the end, on standard error, what each rule did
            A whole text is searched and a whole payload is rewritten, even where the policy would
            drop it from a record: a file that is dropped shows nothing.""";

    @Override
    public String name() {
        return "mask";
    }

    /** Writes characters of any set to {@code out}; what {@code out} makes of them is its own. */
    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        throw new UnsupportedOperationException("masked bytes need a stream: use the other run");
    }

    @Override
    public int run(PrintStream out, PrintStream err, String... args) {
        return run(System.in, out, err, args);
    }

    int run(InputStream in, PrintStream out, PrintStream err, String... args) {
        if (List.of(args).contains("--help")) {
            out.println(USAGE);
            return 0;
        }
        try {
            MaskArguments asked = MaskArguments.of(args);
            return mask(asked, in, out, err);
        } catch (CharacterCodingException e) {
            err.println("mask: the input is not in the character set of --charset");
        } catch (IOException e) {
            err.println("mask: cannot read or write: " + e.getMessage());
        } catch (IllegalArgumentException | ConfigException | KeysetException e) {
            err.println("mask: " + e.getMessage());
        }
        return 2;
    }

    private static int mask(MaskArguments asked, InputStream in, PrintStream out, PrintStream err)
            throws IOException {
        Policy policy = forWhole(asked.format(), PolicyParser.parse(asked.policy()));
        MaskReport report = new MaskReport(policy);
        try (MaskingEngine engine = MaskingEngine.open(policy, report)) {
            String file = text(in.readAllBytes(), asked.charset());
            int number = 0;
            for (String record : asked.format().records(file)) {
                number++;
                write(masked(record, number, asked.format(), engine, err), asked, out);
            }
            out.flush();
            if (asked.report()) {
                report.print(engine.coverage(), err);
            }
        }
        return report.failures() == 0 ? 0 : 1;
    }

    private static String masked(
            String record, int number, InputFormat format, MaskingEngine engine, PrintStream err) {
        if (record.isBlank()) {
            return record;
        }
        SourceRecord source =
                new SourceRecord(
                        Map.of(),
                        Map.of(),
                        "stdin",
                        Schema.OPTIONAL_STRING_SCHEMA,
                        format.whose(record).orElse(null),
                        format.schema(),
                        record);
        try {
            Object masked = engine.mask(source, Parts.VALUE).value();
            return masked == null ? "" : masked.toString();
        } catch (MaskingException refused) {
            err.println("mask: record " + number + ": " + refused.getMessage());
        } catch (ConnectException noKey) {
            err.println("mask: record " + number + ": " + noKey.getMessage());
        }
        return null;
    }

    private static void write(String masked, MaskArguments asked, PrintStream out)
            throws IOException {
        if (masked != null) {
            out.write(masked.getBytes(asked.charset()));
            out.write(asked.format().end().getBytes(asked.charset()));
        }
    }

    /** The same policy, but that a whole record is looked into. */
    private static Policy forWhole(InputFormat format, Policy policy) {
        List<Rule> rules = new ArrayList<>();
        format.pii()
                .ifPresent(
                        pii ->
                                rules.add(
                                        new Rule(
                                                0,
                                                new Selector.OfClass(Set.of(pii)),
                                                format.whole().orElseThrow())));
        rules.addAll(policy.rules());
        return new Policy(
                policy.id(),
                policy.hash(),
                policy.profile(),
                policy.key(),
                policy.quarantineKey(),
                rules,
                policy.defaultAction(),
                policy.unclassified(),
                policy.onError(),
                policy.headers(),
                policy.subject());
    }

    private static String text(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
