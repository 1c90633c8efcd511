package dev.tributary.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
    void knowsAnOpenPortFromAClosedOne() throws IOException {
        int port;
        try (ServerSocket open = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = open.getLocalPort();
            assertThat(Ports.isOpen(port)).isTrue();
        }
        assertThat(Ports.isOpen(port)).isFalse();
    }
}
