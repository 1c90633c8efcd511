package dev.tributary.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A PostgreSQL server as a process of this machine; its data survive stop, kill and start. It runs
 * as root too, where user namespaces are allowed: PostgreSQL itself refuses root.
 */
public final class DatabaseProcess implements Peer {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int LINE_OF_STATE = 7;

    private final PostgresBinaries postgres;
    private final Path folder;
    private final DatabaseSettings settings;
    private final LocalProcess process;

    /**
     * A server that is not started.
     *
     * @param folder its own, for data, log and pid file
     */
    public DatabaseProcess(PostgresBinaries postgres, Path folder, DatabaseSettings settings) {
        this.postgres = postgres;
        this.folder = folder.toAbsolutePath();
        this.settings = settings;
        this.process =
                new LocalProcess("postgres", this.folder, DatabaseProcess::askToStopWithClients);
    }

    /** Where JDBC finds the database; user and password are the settings'. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + settings.database();
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** Returns when it takes connections; the first time it makes the database. */
    @Override
    public void start() {
        process.stopLeftover();
        try {
            Files.createDirectories(folder);
            if (!Files.exists(data().resolve("PG_VERSION"))) {
                create();
            }
        } catch (IOException e) {
            throw new ClusterException("cannot prepare the database's folder " + folder, e);
        }
        process.start(command());
        process.awaitReady(this::serves, START_LIMIT);
    }

    /** Ends connections and writes everything to disk. */
    @Override
    public void stop() {
        process.stop();
    }

    /** Takes the server and what it started away at once. */
    @Override
    public void kill() {
        List<ProcessHandle> started = process.descendants();
        process.kill();
        started.forEach(ProcessHandle::destroyForcibly);
        started.forEach(one -> Processes.awaitExit(one, Duration.ofSeconds(5)));
    }

    @Override
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Stops the server of this folder that an earlier run left behind. */
    public void stopLeftover() {
        process.stopLeftover();
    }

    public ProcessLog log() {
        return process.log();
    }

    private Path data() {
        return folder.resolve("data");
    }

    private void create() throws IOException {
        FileTree.delete(data());
        Path making = folder.resolve("making");
        FileTree.delete(making);
        Path secret = folder.resolve("password");
        Files.deleteIfExists(secret);
        Files.createFile(
                secret,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, settings.password() + "\n");
        try {
            run(
                    new File("/dev/null"),
                    "initdb",
                    "-D",
                    making.toString(),
                    "-U",
                    settings.user(),
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C");
            Path sql = folder.resolve("create.sql");
            Files.writeString(sql, "CREATE DATABASE \"" + settings.database() + "\";\n");
            run(sql.toFile(), "postgres", "--single", "-D", making.toString(), "postgres");
            Files.delete(sql);
        } finally {
            Files.delete(secret);
        }
        Files.move(making, data());
    }

    private void run(File input, String program, String... args) throws IOException {
        Path log = folder.resolve("create.log");
        List<String> command = new ArrayList<>(notAsRoot());
        command.add(postgres.program(program));
        command.addAll(List.of(args));
        Process run =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .redirectInput(input)
                        .start();
        if (!Processes.succeeds(run, START_LIMIT)) {
            run.destroyForcibly();
            throw new ClusterException(
                    "cannot make the database with %s; the end of its log %s:%n%s"
                            .formatted(program, log, new ProcessLog(log).tail(20)));
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        Path setsid = Path.of("/usr/bin/setsid");
        if (Files.isExecutable(setsid)) {
            // Ctrl-C reaches all processes of a terminal: we stop the database last.
            command.add(setsid.toString());
        }
        command.addAll(notAsRoot());
        command.addAll(List.of(postgres.program("postgres"), "-D", data().toString()));
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("listen_addresses", "127.0.0.1");
        parameters.put("port", String.valueOf(settings.port()));
        parameters.put("unix_socket_directories", "");
        parameters.putAll(settings.parameters());
        parameters.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    /** In a namespace of its own, root is somebody without a name, and nothing else changes. */
    private List<String> notAsRoot() {
        try {
            boolean root = Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
            return root && Files.isExecutable(Path.of("/usr/bin/unshare"))
                    ? List.of("/usr/bin/unshare", "-U")
                    : List.of();
        } catch (IOException e) {
            throw new ClusterException("cannot see whose the folder is: " + folder, e);
        }
    }

    /** PostgreSQL's own words: the file is of this process, and it is ready. */
    private boolean serves() {
        try {
            List<String> lines = Files.readAllLines(data().resolve("postmaster.pid"));
            return lines.size() > LINE_OF_STATE
                    && lines.get(0).equals(String.valueOf(process.pid()))
                    && lines.get(LINE_OF_STATE).trim().equals("ready");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A plain end would wait until the last client has gone. */
    private static void askToStopWithClients(Process server) {
        try {
            Process kill =
                    new ProcessBuilder("kill", "-INT", String.valueOf(server.pid()))
                            .redirectErrorStream(true)
                            .start();
            String said = new String(kill.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!Processes.succeeds(kill, Duration.ofSeconds(5))) {
                throw new ClusterException("cannot ask the database to stop: " + said);
            }
        } catch (IOException e) {
            throw new ClusterException("cannot ask the database to stop", e);
        }
    }
}
