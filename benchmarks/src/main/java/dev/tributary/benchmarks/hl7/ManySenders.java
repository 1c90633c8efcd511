package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.PairedRounds;
import dev.tributary.benchmarks.ceiling.CeilingConnector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sixty-four lock-step senders: beside what the worker can write at all, and beside HAPI's server
 * with a producer.
 */
final class ManySenders implements Family.Benchmark {

    static final int CONNECTIONS = 64;

    private final List<SampleMessage> samples = new MessageGenerator(ParseAndMap.SEED).mix(500);

    @Override
    public String name() {
        return "conns64";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        List<Figure> figures = new ArrayList<>();
        try (SourceUnderTest source = SourceUnderTest.startWithCeiling(context)) {
            try (CeilingConnector ceiling = Ceiling.start(context, source, samples)) {
                figures.addAll(besideTheCeiling(source, ceiling, context.effort()));
            }
            figures.addAll(besideHapi(context, source, "record", CONNECTIONS, ""));
            if (!context.effort().quick()) {
                figures.addAll(besideHapi(context, source, "text", CONNECTIONS, "_text"));
                figures.addAll(besideHapi(context, source, "record", 1, "_lockstep"));
            }
        }
        return figures;
    }

    private List<Figure> besideTheCeiling(
            SourceUnderTest source, CeilingConnector ceiling, Effort effort) throws Exception {
        Duration warmUp = effort.seconds(15, 2);
        Duration round = effort.seconds(5, 1.5);
        MllpLoad senders = source.receiver().senders(samples, CONNECTIONS, 1);
        ceiling.rate(warmUp);
        senders.run(warmUp);
        PairedRounds rounds =
                PairedRounds.run(
                        effort.count(5, 2),
                        () -> senders.run(round).rate(),
                        () -> ceiling.rate(round));
        source.receiver().finish(senders);
        return List.of(
                Figure.of(
                        "conns64_share_of_ceiling",
                        "share",
                        rounds.ratios(),
                        CONNECTIONS
                                + " lock-step senders over a source that repeats ready records"),
                Figure.of(
                        "conns64_msgs_per_s",
                        "msg/s",
                        rounds.first(),
                        CONNECTIONS + " lock-step senders, at least once"),
                Figure.of(
                        "ceiling_records_per_s",
                        "record/s",
                        rounds.second(),
                        "the source that repeats ready records"));
    }

    private List<Figure> besideHapi(
            Family.Context context,
            SourceUnderTest source,
            String what,
            int connections,
            String suffix)
            throws Exception {
        try (PeerProcess hapi = PeerProcess.hapi(context, source.cluster(), what, suffix)) {
            MllpLoad ours = source.receiver().senders(samples, connections, 1);
            MllpLoad peers = hapi.receiver().senders(samples, connections, 1);
            PairedRounds rounds = inTurn(ours, peers, context.effort());
            source.receiver().finish(ours);
            hapi.receiver().finish(peers);
            String senders = connections == 1 ? "one lock-step sender" : connections + " senders";
            String writes = what.equals("record") ? "the same JSON" : "only the message's text";
            return List.of(
                    Figure.of(
                            "ratio_to_hapi_server" + suffix,
                            "x",
                            rounds.ratios(),
                            senders + ", ours over HAPI's server, which writes " + writes),
                    Figure.of(
                            "hapi_server" + suffix + "_msgs_per_s",
                            "msg/s",
                            rounds.second(),
                            senders + ", HAPI's server, which writes " + writes));
        }
    }

    /** Ours and a peer in turn, warmed up. */
    static PairedRounds inTurn(MllpLoad ours, MllpLoad peers, Effort effort) throws Exception {
        Duration warmUp = effort.seconds(15, 2);
        Duration round = effort.seconds(5, 1.5);
        peers.run(warmUp);
        ours.run(effort.seconds(5, 1));
        return PairedRounds.run(
                effort.count(5, 2), () -> ours.run(round).rate(), () -> peers.run(round).rate());
    }
}
