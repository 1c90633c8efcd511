package dev.tributary.masking.tool;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.crypto.KeysetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * {@code keys new > keyset.json}, {@code keys rotate < keyset.json > rotated.json}: makes the
 * keysets that policies and dead letters refer to. They are secrets, and written nowhere else.
 */
public final class KeysTool implements ToolProvider {

    private static final String USAGE =
            """
            new       prints a new keyset
            rotate    reads a keyset from standard input and prints it with a new primary key; the
                      old keys go on reading""";

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        return run(System.in, out, err, args);
    }

    @Override
    public int run(PrintStream out, PrintStream err, String... args) {
        return run(
                System.in,
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                args);
    }

    int run(InputStream in, PrintWriter out, PrintWriter err, String... args) {
        try {
            switch (List.of(args).isEmpty() ? "" : args[0]) {
                case "new" -> out.println(Keyset.generate());
                case "rotate" ->
                        out.println(
                                Keyset.rotate(
                                        new String(in.readAllBytes(), StandardCharsets.UTF_8)));
                case "--help" -> out.println(USAGE);
                default -> {
                    err.println("keys: say new or rotate");
                    err.flush();
                    return 2;
                }
            }
            out.flush();
            return 0;
        } catch (KeysetException e) {
            err.println("keys: " + e.getMessage());
        } catch (IOException e) {
            err.println("keys: cannot read standard input: " + e.getMessage());
        }
        err.flush();
        return 2;
    }
}
