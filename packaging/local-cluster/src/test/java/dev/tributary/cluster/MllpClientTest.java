package dev.tributary.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MllpClientTest {
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void framesTheMessageAndReturnsTheContentOfTheAnswer() throws Exception {
        CompletableFuture<String> received = answerWith("\u000bMSA|AA|1\r\u001c\r", 7);

        try (MllpClient client = connect(Duration.ofSeconds(5))) {
            assertThat(client.exchange("MSH|".getBytes(US_ASCII)))
                    .isEqualTo("MSA|AA|1\r".getBytes(US_ASCII));
        }
        assertThat(received.get()).isEqualTo("\u000bMSH|\u001c\r");
    }

    @Test
    void readsAnswersThatCameInOnePacketOneByOne() throws Exception {
        answerWith("\u000bfirst\u001c\r\u000bsecond\u001c\r", 8);

        try (MllpClient client = connect(Duration.ofSeconds(5))) {
            client.send("a".getBytes(US_ASCII));
            client.send("b".getBytes(US_ASCII));
            assertThat(client.readAcknowledgement()).isEqualTo("first".getBytes(US_ASCII));
            assertThat(client.readAcknowledgement()).isEqualTo("second".getBytes(US_ASCII));
        }
    }

    @Test
    void saysThatTheListenerClosedInsteadOfAnswering() throws Exception {
        answerWith("\u000bhalf", 4);

        try (MllpClient client = connect(Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> client.exchange("x".getBytes(US_ASCII)))
                    .isInstanceOf(EOFException.class);
        }
    }

    @Test
    void givesUpWaitingAfterTheLimit() throws Exception {
        try (MllpClient client = connect(Duration.ofMillis(50))) {
            assertThatThrownBy(() -> client.exchange("x".getBytes(US_ASCII)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    private MllpClient connect(Duration limit) throws IOException {
        return MllpClient.connect(
                new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), limit);
    }

    private CompletableFuture<String> answerWith(String answer, int bytesToRead) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Socket socket = server.accept()) {
                        byte[] received = socket.getInputStream().readNBytes(bytesToRead);
                        socket.getOutputStream().write(answer.getBytes(US_ASCII));
                        return new String(received, US_ASCII);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }
}
