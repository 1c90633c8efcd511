package dev.tributary.hl7.tool;

import dev.tributary.hl7.map.Interpreter;
import dev.tributary.hl7.map.MessageOptions;
import dev.tributary.hl7.validate.Hl7ValidationOptions;
import dev.tributary.hl7.validate.MessageValidator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * {@code check-hl7 PATH… [--json] [--records]}: runs the plugin's own parser, validation and
 * mapping over files, without Kafka.
 *
 * <p>Ends with 0 when every message would be accepted, 1 when one would become a dead letter, 2
 * when it could not be run as asked.
 */
public final class CheckHl7 implements ToolProvider {

    @Override
    public String name() {
        return "check-hl7";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        List<Path> paths = new ArrayList<>();
        boolean json = false;
        boolean records = false;
        for (String arg : args) {
            switch (arg) {
                case "--json" -> json = true;
                case "--records" -> records = true;
                default -> {
                    if (arg.startsWith("-")) {
                        err.println("check-hl7: unknown option " + arg);
                        return 2;
                    }
                    paths.add(Path.of(arg));
                }
            }
        }
        if (paths.isEmpty()) {
            err.println("check-hl7: name at least one file or folder");
            return 2;
        }
        return check(paths, new CheckReport(json, records, out), err);
    }

    private static int check(List<Path> paths, CheckReport report, PrintWriter err) {
        Interpreter interpreter =
                new Interpreter(
                        MessageOptions.DEFAULTS,
                        new MessageValidator(Hl7ValidationOptions.DEFAULTS),
                        Clock.systemUTC());
        FileCheck check = new FileCheck(interpreter, report);
        try {
            for (Path path : paths) {
                check.path(path);
            }
        } catch (IOException e) {
            err.println("check-hl7: cannot read " + e.getMessage());
            return 2;
        }
        report.print();
        return report.deadLetters() == 0 ? 0 : 1;
    }
}
