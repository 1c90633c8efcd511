package dev.tributary.api.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A forward proxy on loopback: tunnels with CONNECT (RFC 9110 §9.3.6), and passes requests of plain
 * HTTP on. It may want a name and a password.
 */
public final class TestProxy implements AutoCloseable {

    private static final String REFUSAL =
            String.join(
                    "\r\n",
                    "HTTP/1.1 407 Who",
                    "Proxy-Authenticate: Basic realm=\"proxy\"",
                    "Content-Length: 0",
                    "",
                    "");

    private final ServerSocket listener;
    private final Optional<String> credentials;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "test-proxy");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final List<Seen> requests = new CopyOnWriteArrayList<>();

    private TestProxy(ServerSocket listener, Optional<String> credentials) {
        this.listener = listener;
        this.credentials = credentials;
    }

    /** A proxy for everybody. */
    public static TestProxy start() {
        return start(Optional.empty());
    }

    /**
     * A proxy for those who send that.
     *
     * @param credentials the value of Proxy-Authorization
     */
    public static TestProxy start(Optional<String> credentials) {
        try {
            TestProxy proxy =
                    new TestProxy(
                            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), credentials);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** What it was asked, in order. */
    public List<Seen> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                threads.execute(() -> serve(client));
            } catch (IOException closing) {
                // The loop looks whether it was closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            BufferedInputStream in = new BufferedInputStream(client.getInputStream());
            for (Optional<Seen> request = HttpReading.next(in);
                    request.isPresent();
                    request = HttpReading.next(in)) {
                requests.add(request.get());
                if (!request.get().header("Proxy-Authorization").equals(credentials)) {
                    write(client, REFUSAL);
                } else if (request.get().method().equals("CONNECT")) {
                    tunnel(client, in, request.get());
                    return;
                } else {
                    pass(client, request.get());
                    return;
                }
            }
        } catch (IOException gone) {
            // Clients break off.
        }
    }

    private void tunnel(Socket client, InputStream in, Seen request) throws IOException {
        String[] target = request.target().split(":", 2);
        // Names of other machines lead here too: nothing leaves this one.
        try (Socket server =
                new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(target[1]))) {
            write(client, "HTTP/1.1 200 OK\r\n\r\n");
            threads.execute(() -> copy(server, client));
            in.transferTo(server.getOutputStream());
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException gone) {
            // Either side ended the tunnel.
        }
    }

    private static void pass(Socket client, Seen request) throws IOException {
        URI target = URI.create(request.target());
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target.getPort())) {
            write(
                    server,
                    request.method()
                            + " "
                            + target.getRawPath()
                            + " HTTP/1.1\r\nHost: "
                            + target.getAuthority()
                            + "\r\nConnection: close\r\n\r\n");
            // One answer, of which the test's server does not close the connection.
            server.setSoTimeout(500);
            copy(server, client);
        }
    }

    private static void write(Socket to, String text) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
