package dev.tributary.cli;

import dev.tributary.cluster.ConnectorStatus;
import dev.tributary.cluster.LocalCluster;
import dev.tributary.cluster.TopicWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Plays the samples in, one part of the quickstart after the other. */
final class QuickstartDemo {
    private final Home home;
    private final QuickstartStands stands;
    private final int mllpPort;
    private final LocalCluster cluster;
    private final Story story;

    /** Tells this run's samples from those of earlier runs, which may still be in the topics. */
    private final String run =
            Long.toString(Instant.now().getEpochSecond(), 36).toUpperCase(Locale.ROOT);

    QuickstartDemo(
            Home home, QuickstartStands stands, int mllpPort, LocalCluster cluster, Story story) {
        this.home = home;
        this.stands = stands;
        this.mllpPort = mllpPort;
        this.cluster = cluster;
        this.story = story;
    }

    /** Returns what should have happened and did not; empty if all went well. */
    List<String> play() {
        List<String> missing = new ArrayList<>();
        if (stands.shows(DemoPart.HL7)) {
            missing.addAll(messages());
        }
        if (stands.shows(DemoPart.X12)) {
            missing.addAll(claims());
        }
        if (stands.shows(DemoPart.MONEY)) {
            missing.addAll(money());
        }
        if (missing.isEmpty()) {
            story.chapter("All samples were acknowledged as they should, and all records arrived");
        } else {
            story.chapter("Something is missing");
            missing.forEach(what -> story.say("   " + what));
        }
        return missing;
    }

    private List<String> messages() {
        story.chapter("Messages from a hospital, each acknowledged when Kafka has it");
        return new Demo(
                        home.examples().resolve("hl7"),
                        mllpPort,
                        cluster.reader(),
                        stands.hospital().topicPrefix(),
                        stands.hospital().masks(),
                        story)
                .play();
    }

    private List<String> claims() {
        story.chapter(
                "Claims and their remittance, dropped into a folder, and the answers to them");
        return new ClaimsDemo(
                        home.examples().resolve("x12"),
                        run,
                        stands.clearinghouse(),
                        cluster.reader(),
                        story)
                .play();
    }

    private List<String> money() {
        story.chapter("A shop that takes cards: sales, fees and payouts at a simulated Stripe");
        List<String> missing =
                new ArrayList<>(new SalesDemo(stands.shop(), cluster.reader(), story).play());
        story.chapter("Does the money agree? What the bank says of payouts and remittance");
        try (SinkTools tools = new SinkTools(home, stands.reconciler().login())) {
            missing.addAll(
                    new ReconcileDemo(
                                    new Bank(run, new TopicWriter(cluster.bootstrapServers())),
                                    stands.shop().payouts(),
                                    ClaimsDemo.traceNumber(run),
                                    tools,
                                    story)
                            .play());
        }
        if (!missing.isEmpty()) {
            missing.addAll(failures());
        }
        return missing;
    }

    /** Why a connector of the money ended, if one did. */
    private List<String> failures() {
        return stands.stands().stream()
                .map(stand -> cluster.rest().status(stand.name()))
                .flatMap(Optional::stream)
                .filter(ConnectorStatus::hasFailed)
                .map(status -> "a connector that has failed: " + status.traces())
                .toList();
    }
}
