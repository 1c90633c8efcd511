package dev.tributary.api.oauth;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A tool that runs, as the command would run it. */
final class AuthorizeRun {

    private static final Pattern ADDRESS = Pattern.compile("(?m)^(http\\S+)$");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CompletableFuture<Integer> exit;

    private AuthorizeRun(GrantTool tool, InputStream in, List<String> arguments) {
        this.exit =
                CompletableFuture.supplyAsync(
                        () ->
                                tool.run(
                                        in,
                                        new PrintWriter(out, true),
                                        new PrintWriter(err, true),
                                        arguments));
    }

    static AuthorizeRun of(GrantTool tool, String... arguments) {
        return typing("", tool, arguments);
    }

    static AuthorizeRun typing(String text, GrantTool tool, String... arguments) {
        InputStream in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        return new AuthorizeRun(tool, in, List.of(arguments));
    }

    static AuthorizeRun reading(InputStream in, GrantTool tool, String... arguments) {
        return new AuthorizeRun(tool, in, List.of(arguments));
    }

    /** The address that it prints for the browser. */
    String address() {
        return Awaitility.await()
                .atMost(30, TimeUnit.SECONDS)
                .until(
                        () -> {
                            if (exit.isDone()) {
                                throw new AssertionError("it has ended: " + err);
                            }
                            Matcher found = ADDRESS.matcher(out.toString());
                            return found.find() ? found.group(1) : null;
                        },
                        address -> address != null);
    }

    boolean isRunning() {
        return !exit.isDone();
    }

    int exit() throws Exception {
        return exit.get(60, TimeUnit.SECONDS);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
