package dev.tributary.benchmarks.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MllpLoadTest {

    private final List<SampleMessage> samples = new MessageGenerator(3).mix(20);
    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private volatile String code = "AA";
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(
                () -> {
                    while (true) {
                        Socket socket = server.accept();
                        start(() -> answer(socket));
                    }
                });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void everyMessageIsNewAndAnswered() throws IOException {
        try (MllpLoad load = connect(3, 4)) {
            MllpLoad.Result result = load.send(100);

            assertThat(result.accepted()).isEqualTo(100);
            assertThat(result.sortedNanos()).hasSize(100).isSorted();
            assertThat(received).hasSize(100).contains("000000000001", "000000000100");
            assertThat(load.nextId()).isEqualTo(101);
        }
    }

    @Test
    void anythingButAnAcceptanceFailsTheRun() throws IOException {
        code = "AE";
        try (MllpLoad load = connect(1, 1)) {
            assertThatThrownBy(() -> load.send(1)).isInstanceOf(IOException.class);
        }
    }

    private MllpLoad connect(int connections, int window) throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
        return MllpLoad.connect(address, samples, connections, window, 1);
    }

    private void answer(Socket socket) throws IOException {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            StringBuilder message = new StringBuilder();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == 0x1C) {
                    String id = message.toString().split("\\|", 11)[9];
                    received.add(id);
                    String text = "\u000bMSH|^~\\&|\rMSA|" + code + "|" + id + "\r\u001c\r";
                    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                    message.setLength(0);
                } else {
                    message.append((char) b);
                }
            }
        }
    }

    /** Serves until its socket is closed. */
    private interface Service {
        void run() throws IOException;
    }

    private static void start(Service service) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                service.run();
                            } catch (IOException closed) {
                                // The test is over.
                            }
                        },
                        "test-listener");
        thread.setDaemon(true);
        thread.start();
    }
}
