package dev.tributary.cli;

import dev.tributary.cluster.ClusterException;
import dev.tributary.cluster.ConnectRest;
import dev.tributary.cluster.Ports;
import java.time.Duration;

/** The HL7 connector of the quickstart. */
final class Hospital implements Stand {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ConnectorConfig config;
    private final int mllpPort;

    Hospital(ConnectorConfig config, int mllpPort) {
        this.config = config;
        this.mllpPort = mllpPort;
    }

    @Override
    public String name() {
        return config.name();
    }

    String topicPrefix() {
        return config.require("topic.prefix");
    }

    /** Whether it writes a masked copy of each record too. */
    boolean masks() {
        return config.list("output.copies").contains("masked");
    }

    /** An earlier run's connector goes first: its status and port would be taken for ours. */
    @Override
    public void start(ConnectRest rest) {
        rest.delete(name());
        if (!Waiting.until(() -> !Ports.isOpen(mllpPort), LIMIT)) {
            throw new ClusterException("Port " + mllpPort + " of the earlier run does not close.");
        }
        rest.put(name(), config.entries());
    }

    @Override
    public boolean isReady() {
        return Ports.isOpen(mllpPort);
    }

    @Override
    public void tell(Story story) {
        story.show("connector", name() + ", from the built ZIP");
        story.show("HL7 in", "127.0.0.1:" + mllpPort + " (MLLP)");
        story.show("records out", "topics " + topicPrefix() + ".*");
    }
}
