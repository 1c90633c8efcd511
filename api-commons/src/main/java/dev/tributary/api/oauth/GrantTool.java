package dev.tributary.api.oauth;

import dev.tributary.api.token.NoSuchGrantException;
import dev.tributary.api.token.TokenStoreException;
import dev.tributary.commons.crypto.KeysetException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.spi.ToolProvider;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;

/** A command about grants; says in a line what went wrong. */
abstract class GrantTool implements ToolProvider {

    private static final int FAILED = 1;

    @Override
    public final int run(PrintWriter out, PrintWriter err, String... args) {
        return run(System.in, out, err, List.of(args));
    }

    @Override
    public final int run(PrintStream out, PrintStream err, String... args) {
        return run(
                System.in,
                new PrintWriter(out, true, StandardCharsets.UTF_8),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                List.of(args));
    }

    final int run(InputStream in, PrintWriter out, PrintWriter err, List<String> arguments) {
        try {
            return run(in, out, arguments);
        } catch (ToolException
                | OAuthException
                | NoSuchGrantException
                | TokenStoreException
                | KeysetException
                | ConfigException
                | ConnectException refused) {
            err.println(name() + ": " + refused.getMessage());
            return FAILED;
        } finally {
            out.flush();
            err.flush();
        }
    }

    /** Does it; returns the exit code. */
    abstract int run(InputStream in, PrintWriter out, List<String> arguments);
}
