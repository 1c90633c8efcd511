package dev.tributary.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the sink's own tools say, over the quickstart's database. */
final class SinkTools implements AutoCloseable {

    private final PluginTools tools;
    private final QuickstartState.Database database;

    SinkTools(Home home, QuickstartState.Database database) {
        this.tools = new PluginTools(home);
        this.database = database;
    }

    /** What is known of a match, an exception or an entry; or why nothing is. */
    String explain(String name) {
        return run("reconcile-explain", name);
    }

    /** The statement of an account; or why there is none. */
    String statement(String account) {
        return run("reconcile-statement", account);
    }

    private String run(String tool, String word) {
        List<String> arguments = new ArrayList<>(List.of(word));
        arguments.addAll(database.options());
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream text = new PrintStream(said, true, StandardCharsets.UTF_8);
        tools.run(tool, arguments, text, text);
        return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        tools.close();
    }
}
