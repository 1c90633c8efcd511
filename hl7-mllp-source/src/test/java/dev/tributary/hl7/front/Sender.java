package dev.tributary.hl7.front;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A sender over a real socket, with a deadline on everything it waits for. */
final class Sender implements AutoCloseable {

    static final String SB = "\u000b";
    static final String EB = "\u001c\r";
    private static final int DEADLINE_MS = 10_000;

    private final Socket socket;

    private Sender(Socket socket) {
        this.socket = socket;
    }

    static Sender connect(InetSocketAddress address) {
        try {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(address, DEADLINE_MS);
            socket.setSoTimeout(DEADLINE_MS);
            return new Sender(socket);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Shakes hands over a connection that exists. */
    Sender secure(SSLContext context, String... protocols) throws IOException {
        SSLSocket tls =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(socket, "localhost", socket.getPort(), true);
        if (protocols.length > 0) {
            tls.setEnabledProtocols(protocols);
        }
        tls.startHandshake();
        return new Sender(tls);
    }

    Sender send(String text) throws IOException {
        return send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    Sender send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    Sender message(String text) throws IOException {
        return send(SB + text + EB);
    }

    /** The next answer without its frame; null when the connection ends before it. */
    String answer() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int b;
        while ((b = socket.getInputStream().read()) >= 0) {
            if (b == 0x1c) {
                if (socket.getInputStream().read() != '\r') {
                    throw new IOException("no carriage return behind an answer");
                }
                return bytes.toString(StandardCharsets.ISO_8859_1);
            }
            if (b != 0x0b) {
                bytes.write(b);
            }
        }
        return null;
    }

    /** Whether the connection ends, by an end or by a reset, without another byte. */
    boolean isEnded() {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Ends with a reset, as many balancers do. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
