package dev.tributary.hl7.tool;

import dev.tributary.hl7.map.Interpreter;
import dev.tributary.hl7.map.MessageOptions;
import dev.tributary.hl7.validate.MessageValidator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.spi.ToolProvider;
import org.apache.kafka.common.KafkaException;

/**
 * {@code check-hl7 PATH… [--level none|fields|structure] [--rules FILE] [--strict] [--json]
 * [--records]}: runs the plugin's own parser, mapping and validation over files, without Kafka.
 *
 * <p>Ends with 0 when every message would be accepted, 1 when one would become a dead letter, 2
 * when it could not be run as asked.
 */
public final class CheckHl7 implements ToolProvider {

    private static final String USAGE =
            """
            PATH...            files, and folders with all files below them
            --level LEVEL      how deep to look: none, fields (the default) or structure
            --rules FILE       your own rules, as rules.file
            --strict           refuse messages with errors, as validation.mode=strict
            --json             print one line of JSON
            --records          print the records too""";

    @Override
    public String name() {
        return "check-hl7";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        if (List.of(args).contains("--help")) {
            out.println(USAGE);
            out.flush();
            return 0;
        }
        try {
            return check(CheckArguments.of(args), out);
        } catch (IllegalArgumentException | KafkaException e) {
            err.println("check-hl7: " + e.getMessage());
        } catch (IOException e) {
            err.println("check-hl7: cannot read " + e.getMessage());
        }
        return 2;
    }

    private static int check(CheckArguments asked, PrintWriter out) throws IOException {
        Interpreter interpreter =
                new Interpreter(
                        MessageOptions.DEFAULTS,
                        new MessageValidator(asked.validation()),
                        Clock.systemUTC());
        CheckReport report = new CheckReport(asked.json(), asked.records(), out);
        FileCheck check = new FileCheck(interpreter, report);
        for (Path path : asked.paths()) {
            check.path(path);
        }
        report.print();
        return report.deadLetters() == 0 ? 0 : 1;
    }
}
