package dev.tributary.cli;

import dev.tributary.cluster.MllpClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends HL7 messages from files and prints what was answered. */
@Command(
        name = "send-hl7",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the HL7 messages of files over MLLP and prints each acknowledgement.",
            "Ends with 0 if all of them were accepted (AA or CA)."
        })
final class SendHl7Command implements Callable<Integer> {
    private static final int DEFAULT_PORT = 2575;
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files with HL7 messages.")
    private List<Path> files;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "Where to send to (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            description = "Port to send to (default: the running quickstart's, else 2575).")
    private Integer port;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        InetSocketAddress listener = new InetSocketAddress(host, portToSendTo());
        List<byte[]> messages =
                files.stream().flatMap(file -> Hl7Text.messages(file).stream()).toList();
        try (MllpClient client = MllpClient.connect(listener, ANSWER_LIMIT)) {
            boolean allAccepted = true;
            for (byte[] message : messages) {
                allAccepted &= isAccepted(show(client.exchange(message)));
            }
            return allAccepted ? 0 : Tributary.FAILED;
        } catch (IOException e) {
            throw new UserError(
                    "No answer from %s:%d (%s). Is ./tributary quickstart running?"
                            .formatted(host, listener.getPort(), e.getMessage()),
                    e);
        }
    }

    private int portToSendTo() {
        return port != null
                ? port
                : new QuickstartState(Home.fromLauncher()).mllpPort().orElse(DEFAULT_PORT);
    }

    private Acknowledgement show(byte[] answer) {
        PrintWriter out = spec.commandLine().getOut();
        Acknowledgement acknowledgement = Acknowledgement.parse(answer);
        out.println(acknowledgement.code() + " " + acknowledgement.controlId());
        acknowledgement.lines().forEach(line -> out.println("   " + line));
        out.flush();
        return acknowledgement;
    }

    private static boolean isAccepted(Acknowledgement acknowledgement) {
        return acknowledgement.code().equals("AA") || acknowledgement.code().equals("CA");
    }
}
