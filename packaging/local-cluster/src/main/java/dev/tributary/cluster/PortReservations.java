package dev.tributary.cluster;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/**
 * Who of the processes of one user was given which port.
 *
 * <p>A port that the system picks (by binding port 0) is lost as soon as it is closed: any
 * connection that a busy machine makes can be given it before the server is up, or while it is
 * restarted. So ports are taken from below those that the system gives to connections, and each is
 * a locked byte of a file that all processes share; a lock ends with its process, however that
 * ends.
 */
final class PortReservations {
    private static final int LOWEST = 10_000;
    private static final int USUAL_FIRST_EPHEMERAL = 32_768;
    private static final Path EPHEMERAL = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    private static final Set<Integer> GIVEN = new HashSet<>(); // or found taken
    private static FileChannel file; // open as long as the process lives

    private PortReservations() {}

    /**
     * Reserves a port for as long as this process lives.
     *
     * @param free whether nobody listens there
     */
    static synchronized int next(IntPredicate free) {
        int above = firstEphemeral();
        int count = above - LOWEST;
        int begin = ThreadLocalRandom.current().nextInt(count);
        for (int i = 0; i < count; i++) {
            int port = LOWEST + (begin + i) % count;
            if (GIVEN.add(port) && reserve(port) && free.test(port)) {
                return port;
            }
        }
        throw new ClusterException(
                "this machine has no free port from %d to %d".formatted(LOWEST, above - 1));
    }

    /** Whether it is ours from now on, and was nobody's. */
    static synchronized boolean reserve(int port) {
        try {
            if (file == null) {
                file = open();
            }
            return file.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException e) {
            throw new ClusterException("cannot reserve a port in the temporary folder", e);
        }
    }

    private static FileChannel open() throws IOException {
        Path shared =
                Path.of(
                        System.getProperty("java.io.tmpdir"),
                        "tributary-ports-" + System.getProperty("user.name"));
        return FileChannel.open(shared, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static int firstEphemeral() {
        try {
            int first = new Scanner(Files.readString(EPHEMERAL)).nextInt();
            return first > LOWEST ? first : USUAL_FIRST_EPHEMERAL;
        } catch (IOException | NoSuchElementException notLinux) {
            return USUAL_FIRST_EPHEMERAL;
        }
    }
}
