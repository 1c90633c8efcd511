package dev.tributary.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesTheOptionThatChoosesAnotherPortWhenOneIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(
                            () ->
                                    Ports.requireFree(
                                            taken.getLocalPort(), "the broker", "--kafka-port"))
                    .hasMessageContaining(String.valueOf(taken.getLocalPort()))
                    .hasMessageContaining("the broker")
                    .hasMessageContaining("--kafka-port PORT");
        }
    }

    @Test
    void acceptsAFreePort() {
        assertThatCode(() -> Ports.requireFree(Ports.free(), "the broker", "--kafka-port"))
                .doesNotThrowAnyException();
    }

    @Test
    void givesNoPortTwice() {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            assertThat(ports.add(Ports.free())).isTrue();
        }
    }

    /** A connection of anybody could be given it otherwise, as while its server is restarted. */
    @Test
    void givesNoPortThatTheSystemGivesToConnections() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket connection = new Socket(any.getInetAddress(), any.getLocalPort())) {
            assertThat(Ports.free())
                    .isLessThan(Math.min(any.getLocalPort(), connection.getLocalPort()));
        }
    }

    @Test
    void givesNoPortThatAnotherProcessWasGiven() throws IOException, InterruptedException {
        String port = String.valueOf(Ports.free());
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Reserving.class.getName(),
                                port)
                        .redirectErrorStream(true)
                        .start();
        String said = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        other.waitFor();
        assertThat(said.trim()).isEqualTo("false");
    }

    /** Another process. */
    static final class Reserving {
        public static void main(String[] args) {
            System.out.println(PortReservations.reserve(Integer.parseInt(args[0])));
        }
    }

    @Test
    void knowsAnOpenPortFromAClosedOne() throws IOException {
        int port;
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = open.getLocalPort();
            assertThat(Ports.isOpen(port)).isTrue();
        }
        assertThat(Ports.isOpen(port)).isFalse();
    }
}
