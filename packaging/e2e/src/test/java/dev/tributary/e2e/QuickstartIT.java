package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cluster.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first command that a newcomer runs. */
class QuickstartIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Path data = Build.emptyFolder("quickstart");

    @ParameterizedTest
    @ValueSource(strings = {"--kafka-port", "--connect-port", "--mllp-port"})
    void namesTheOptionWhenAPortIsTaken(String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CommandLineRun run = quickstart(option, String.valueOf(taken.getLocalPort()));

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Port " + taken.getLocalPort())
                    .contains("Choose another with " + option);
        }
    }

    @Test
    void endsWithZeroWhenEveryMessageWasAnsweredAndEveryRecordArrived() {
        CommandLineRun run = quickstart();

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("MSA|AA|QS-ADMIT")
                .contains("MSA|AR|QS-BROKEN")
                .contains("hospital.messages, key PAT001")
                .contains("hospital.deadletters")
                .contains("hospital.audit");
    }

    @Test
    void saysWhatIsMissingWhenATransformDropsOneRecord() {
        Path plugin = Plugins.installPredicate(Build.emptyFolder("quickstart-plugin"));

        CommandLineRun run =
                quickstart(
                        "--plugin=" + plugin,
                        "--set=transforms=drop",
                        "--set=transforms.drop.type=org.apache.kafka.connect.transforms.Filter",
                        "--set=transforms.drop.predicate=chosen",
                        "--set=predicates=chosen",
                        "--set=predicates.chosen.type="
                                + "dev.tributary.e2e.plugin.MessageIdStartsWith",
                        "--set=predicates.chosen.prefix=QS-RESULT",
                        "--set=ack.on.dropped=accept");

        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output())
                .contains("Something is missing")
                .contains("3-result.hl7: no record in hospital.messages")
                .doesNotContain("1-admission.hl7: no record");
    }

    /** Runs it on free ports, except where the options say otherwise. */
    private CommandLineRun quickstart(String... options) {
        List<String> arguments = new ArrayList<>(List.of("quickstart", "--exit-after-demo"));
        for (String port : List.of("--kafka-port", "--connect-port", "--mllp-port")) {
            if (!List.of(options).contains(port)) {
                arguments.addAll(List.of(port, String.valueOf(Ports.free())));
            }
        }
        arguments.addAll(List.of(options));
        return TributaryCommand.run(data, LIMIT, arguments.toArray(String[]::new));
    }
}
