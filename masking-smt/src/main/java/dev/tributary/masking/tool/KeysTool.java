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
import org.apache.kafka.common.config.ConfigException;

/**
 * {@code keys new > keyset.json}, {@code keys rotate < keyset.json > rotated.json}: makes the
 * keysets that policies and dead letters refer to. They are secrets, and written nowhere else.
 * {@code keys erase POLICY < persons.txt} destroys what makes persons' keys their own.
 */
public final class KeysTool implements ToolProvider {

    private static final String USAGE =
            """
            new       prints a new keyset
            rotate    reads a keyset from standard input and prints it with a new primary key; the
                      old keys go on reading
            erase     erase POLICY: reads ids of persons from standard input, a line each, as the
                      policy's 'subject' gives them, and destroys what makes their keys their own:
                      what was encrypted for them under per_subject never opens again""";

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
                case "erase" -> erase(in, out, args);
                case "--help" -> out.println(USAGE);
                default -> {
                    err.println("keys: say new, rotate or erase");
                    err.flush();
                    return 2;
                }
            }
            out.flush();
            return 0;
        } catch (KeysetException | ConfigException e) {
            err.println("keys: " + e.getMessage());
        } catch (IOException e) {
            err.println("keys: cannot read standard input: " + e.getMessage());
        }
        err.flush();
        return 2;
    }

    private static void erase(InputStream in, PrintWriter out, String... args) throws IOException {
        if (args.length != 2) {
            throw new ConfigException("say whose: erase POLICY, the file of the policy");
        }
        String persons = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        Erasure.by("file:" + args[1]).of(persons.lines().toList(), out);
    }
}
