package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.cluster.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The first command that a newcomer runs. */
class QuickstartIT {
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final String ONCE = "--exit-after-demo";

    private final Path data = Build.emptyFolder("quickstart");
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    QuickstartIT() {
        for (String option :
                List.of("--kafka-port", "--connect-port", "--mllp-port", "--database-port")) {
            ports.put(option, Ports.free());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--kafka-port", "--connect-port", "--mllp-port", "--database-port"})
    void namesTheOptionWhenAPortIsTaken(String option) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ports.put(option, taken.getLocalPort());

            CommandLineRun run = run(ONCE);

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output())
                    .contains("Port " + taken.getLocalPort())
                    .contains("Choose another with " + option);
        }
    }

    @Test
    void staysUpForTheUsersOwnMessagesAndStartsAgainAfterItWasKilled() {
        try (RunningCommand quickstart = TributaryCommand.start(data, arguments())) {
            quickstart.awaitOutput("== Your turn", LIMIT);
            assertThat(quickstart.output())
                    .contains("MSA|AA|QS-ADMIT")
                    .contains("MSA|AR|QS-BROKEN")
                    .contains("hospital.messages, key PAT001")
                    .contains("hospital.messages.masked, what differs")
                    .contains("hospital.deadletters")
                    .contains("hospital.audit");
            CommandLineRun sent =
                    run(
                            List.of(
                                    "send-hl7",
                                    Build.ROOT
                                            .resolve("packaging/examples/hl7/3-result.hl7")
                                            .toString()));
            assertThat(sent.exitCode()).as(sent.output()).isZero();
            assertThat(sent.output()).contains("AA QS-RESULT");
            assertThat(quickstart.output())
                    .contains("payout-bank, AUTO", "payout-items, AUTO", "era-bank, AUTO")
                    .contains("claim-remit, AUTO")
                    .contains("AMOUNT_VARIANCE, open", "\"transaction_count\" : 3");
            aPersonWritesTheDifferenceOff(quickstart.output());
            quickstart.kill();
        }

        CommandLineRun again = run(ONCE);

        assertThat(again.exitCode()).as(again.output()).isZero();
        assertNothingListens();
    }

    /** The sink acts on it although no record comes. */
    private void aPersonWritesTheDifferenceOff(String output) {
        Matcher review = Pattern.compile("Match ([0-9a-f]+): payout-bank, REVIEW").matcher(output);
        assertThat(review.find()).as(output).isTrue();
        CommandLineRun decided =
                run(
                        List.of(
                                "reconcile",
                                "write-off",
                                review.group(1),
                                "--reason=the bank's charge"));
        assertThat(decided.exitCode()).as(decided.output()).isZero();
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () ->
                                assertThat(
                                                run(List.of(
                                                                "reconcile",
                                                                "explain",
                                                                review.group(1)))
                                                        .output())
                                        .contains("payout-bank, CONFIRMED", "written_off")
                                        .contains("WRITE_OFF of payout-bank")
                                        .doesNotContain("AMOUNT_VARIANCE"));
    }

    private CommandLineRun run(List<String> command) {
        return TributaryCommand.run(data, LIMIT, command);
    }

    @Test
    void saysWhatIsMissingWhenATransformDropsOneRecord() {
        Path plugin = Plugins.installOwn(Build.emptyFolder("quickstart-plugin"));

        CommandLineRun run =
                run(
                        ONCE,
                        "--demo=hl7",
                        "--plugin=" + plugin,
                        "--set=transforms=drop,mask",
                        "--set=transforms.drop.type=org.apache.kafka.connect.transforms.Filter",
                        "--set=transforms.drop.predicate=chosen",
                        "--set=predicates=chosen,masked",
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

    @Tag("faults")
    @Test
    void stopsCleanlyAtCtrlC() throws IOException {
        try (RunningCommand quickstart = TributaryCommand.start(data, arguments())) {
            quickstart.awaitOutput("== Your turn", LIMIT);
            quickstart.interrupt();

            CommandLineRun run = quickstart.awaitEnd(Duration.ofSeconds(30));
            assertThat(run.output())
                    .contains("Stopping the worker and the broker")
                    .doesNotContain("has ended", "Exception");
            assertNothingListens();
        }
    }

    private void assertNothingListens() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> ports.values().stream().noneMatch(Ports::isOpen));
    }

    private CommandLineRun run(String... options) {
        return TributaryCommand.run(data, LIMIT, arguments(options));
    }

    private List<String> arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("quickstart"));
        ports.forEach((option, port) -> arguments.add(option + "=" + port));
        arguments.addAll(List.of(options));
        return arguments;
    }
}
