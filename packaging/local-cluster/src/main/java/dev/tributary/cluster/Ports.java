package dev.tributary.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The ports of the loopback interface. */
public final class Ports {
    private static final int CONNECT_TIMEOUT_MS = 500;

    private Ports() {}

    /**
     * A port that nobody uses, and that nobody else is given while this process lives: a server on
     * it can be stopped, and started there again.
     */
    public static int free() {
        return PortReservations.next(port -> !isTaken(port));
    }

    /** Whether somebody accepts connections there. */
    public static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    CONNECT_TIMEOUT_MS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Fails with a message that names the way out if the port is taken.
     *
     * @param purpose what would listen there, as in "the broker"
     * @param option the option that chooses another port
     */
    public static void requireFree(int port, String purpose, String option) {
        if (isTaken(port)) {
            throw new ClusterException(
                    "Port %d, where %s would listen, is taken by another process. Choose another with %s PORT."
                            .formatted(port, purpose, option));
        }
    }

    private static boolean isTaken(int port) {
        if (isOpen(port)) {
            return true;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
