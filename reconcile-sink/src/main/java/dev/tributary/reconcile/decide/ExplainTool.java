package dev.tributary.reconcile.decide;

import java.io.PrintWriter;
import java.util.Set;
import java.util.spi.ToolProvider;

/**
 * {@code reconcile-explain ID}: prints why a match or an exception is what it is: its entries, the
 * rule and its evidence, what is left over, what became of it, and what persons decided.
 *
 * <p>It reads the views, so it shows its reader no more than they do.
 */
public final class ExplainTool implements ToolProvider {

    private static final String USAGE =
            """
            ID                 of a match or an exception, or its beginning;
                               or one entry as SOURCE:ID, for all that is known of it""";

    @Override
    public String name() {
        return "reconcile-explain";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... args) {
        return new DatabaseTool(
                        "tributary reconcile explain",
                        Set.of(),
                        USAGE,
                        (arguments, connection, text) ->
                                new Explanation(new Evidence(connection), text)
                                        .of(arguments.onlyWord("match, exception or entry")))
                .run(out, err, args);
    }
}
