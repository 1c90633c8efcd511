package dev.tributary.cluster;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Sends HL7 messages over MLLP (HL7 Transport Specification: MLLP Release 1) and reads the
 * acknowledgements: one by one with {@link #exchange}, or several under way with {@link #send} and
 * {@link #readAcknowledgement}.
 */
public final class MllpClient implements AutoCloseable {
    private static final int START_BLOCK = 0x0B;
    private static final int END_BLOCK = 0x1C;
    private static final int CARRIAGE_RETURN = 0x0D;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private MllpClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    /**
     * Connects to a listener.
     *
     * @param limit for the connection, and then for each acknowledgement
     */
    public static MllpClient connect(InetSocketAddress listener, Duration limit)
            throws IOException {
        return connect(new Socket(), listener, limit);
    }

    /** The same, with TLS; returns when the handshake is done. */
    public static MllpClient connect(InetSocketAddress listener, Duration limit, SSLContext tls)
            throws IOException {
        return connect(tls.getSocketFactory().createSocket(), listener, limit);
    }

    private static MllpClient connect(Socket socket, InetSocketAddress listener, Duration limit)
            throws IOException {
        try {
            socket.connect(listener, Math.toIntExact(limit.toMillis()));
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            socket.setTcpNoDelay(true);
            if (socket instanceof SSLSocket secure) {
                secure.startHandshake();
            }
            return new MllpClient(socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a message and waits for its acknowledgement; both without the frame. */
    public byte[] exchange(byte[] message) throws IOException {
        send(message);
        return readAcknowledgement();
    }

    public void send(byte[] message) throws IOException {
        out.write(START_BLOCK);
        out.write(message);
        out.write(END_BLOCK);
        out.write(CARRIAGE_RETURN);
        out.flush();
    }

    /** Writes bytes as they are, as a sender with a fault would. */
    public void sendUnframed(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** The content of the next frame; EOFException if the peer closes before its end. */
    public byte[] readAcknowledgement() throws IOException {
        skipTo(START_BLOCK);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int b = next(); b != END_BLOCK; b = next()) {
            content.write(b);
        }
        skipTo(CARRIAGE_RETURN);
        return content.toByteArray();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void skipTo(int wanted) throws IOException {
        int b = next();
        while (b != wanted) {
            b = next();
        }
    }

    private int next() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException("the listener closed the connection");
        }
        return b;
    }
}
