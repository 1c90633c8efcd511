package dev.tributary.benchmarks.hl7;

import dev.tributary.benchmarks.Family;
import dev.tributary.benchmarks.Figure;
import dev.tributary.benchmarks.PairedRounds;
import java.util.List;

/** Sixty-four lock-step senders, beside Camel's MLLP route into Kafka. */
final class BesideCamel implements Family.Benchmark {

    private final List<SampleMessage> samples = new MessageGenerator(ParseAndMap.SEED).mix(500);

    @Override
    public String name() {
        return "camel";
    }

    @Override
    public List<Figure> run(Family.Context context) throws Exception {
        try (SourceUnderTest source = SourceUnderTest.start(context);
                PeerProcess camel = PeerProcess.camel(context, source.cluster())) {
            MllpLoad ours = source.receiver().senders(samples, ManySenders.CONNECTIONS, 1);
            MllpLoad peers = camel.receiver().senders(samples, ManySenders.CONNECTIONS, 1);
            PairedRounds rounds = ManySenders.inTurn(ours, peers, context.effort());
            source.receiver().finish(ours);
            camel.receiver().finish(peers);
            return List.of(
                    Figure.of(
                            "ratio_to_camel_mllp",
                            "x",
                            rounds.ratios(),
                            ManySenders.CONNECTIONS
                                    + " senders, ours, with the whole record as JSON, over"
                                    + " Camel's route, which writes only the message's text"),
                    Figure.of(
                            "camel_mllp_msgs_per_s",
                            "msg/s",
                            rounds.second(),
                            ManySenders.CONNECTIONS + " senders, Camel's MLLP route into Kafka"));
        }
    }
}
