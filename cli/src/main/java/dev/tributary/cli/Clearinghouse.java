package dev.tributary.cli;

import dev.tributary.cluster.ConnectRest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The X12 connector of the quickstart: its configuration is the example's, with folders of the
 * quickstart's own to read from and to answer into.
 */
final class Clearinghouse implements Stand {
    private static final String EXAMPLE = "x12-source.json";

    private final ConnectorConfig config;
    private final Path folder;

    private Clearinghouse(ConnectorConfig config, Path folder) {
        this.config = config;
        this.folder = folder;
    }

    /**
     * As the example has it.
     *
     * @param digestKey what the quickstart's connectors take their digests with
     */
    static Clearinghouse in(Home home, Map<String, String> digestKey) {
        Path folder = home.quickstart().resolve("x12");
        ConnectorConfig config =
                ConnectorConfig.read(home.examples().resolve(EXAMPLE))
                        .with(digestKey)
                        .with(
                                Map.of(
                                        "input.path", folder.resolve("in").toString(),
                                        "ack.output.path", folder.resolve("out").toString()));
        return new Clearinghouse(config, folder);
    }

    @Override
    public String name() {
        return config.name();
    }

    String topicPrefix() {
        return config.require("topic.prefix");
    }

    /** Where files are dropped. */
    Path input() {
        return folder.resolve("in");
    }

    /** Where answers appear. */
    Path output() {
        return folder.resolve("out");
    }

    /** Gives it to the worker, with its folders. */
    @Override
    public void start(ConnectRest rest) throws IOException {
        Files.createDirectories(input());
        Files.createDirectories(output());
        rest.delete(name());
        rest.put(name(), config.entries());
    }

    @Override
    public void tell(Story story) {
        story.show("connector", name() + ", from the built ZIP");
        story.show("X12 in", input().toString());
        story.show("X12 out", output() + " (acknowledgements)");
        story.show("records out", "topics " + topicPrefix() + ".*");
    }
}
