package dev.tributary.e2e;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link TokenRacer} of its own that can be told what to do, and be killed. */
final class RacerProcess implements AutoCloseable {

    private static final int LIMIT_SECONDS = 90;

    private final Process process;
    private final BufferedWriter orders;
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    private RacerProcess(Process process) {
        this.process = process;
        this.orders =
                new BufferedWriter(
                        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        Thread listener = new Thread(this::listen, "racer-" + process.pid());
        listener.setDaemon(true);
        listener.start();
    }

    static RacerProcess start(Path log, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(TokenRacer.class.getName());
        command.addAll(List.of(arguments));
        try {
            return new RacerProcess(
                    new ProcessBuilder(command)
                            .redirectError(
                                    ProcessBuilder.Redirect.appendTo(new File(log.toString())))
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tell(String order) {
        try {
            orders.write(order + "\n");
            orders.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it says that; what it says before is passed over, but no failure. */
    void await(String word) throws InterruptedException {
        for (; ; ) {
            String line = said.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError(
                        "it does not say " + word + "; alive: " + process.isAlive());
            }
            if (line.equals(word)) {
                return;
            }
            if (line.startsWith("failed") || line.startsWith("event") || line.equals("end")) {
                throw new AssertionError("instead of " + word + " it says: " + line);
            }
        }
    }

    /** As {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void listen() {
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
            }
            said.add("end");
        } catch (IOException killed) {
            said.add("end");
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
