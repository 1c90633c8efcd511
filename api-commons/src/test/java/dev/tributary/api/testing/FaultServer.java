package dev.tributary.api.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A small HTTP server on loopback that does to its clients what servers do: refuses, fails, is
 * slow, resets, and sends garbage. It remembers what it was asked.
 *
 * <p>A request is answered by the next scripted reply, where there is one, and else by the route of
 * its path.
 */
public final class FaultServer implements AutoCloseable {

    private final ServerSocket listener;
    private final String scheme;
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    task -> {
                        Thread thread = new Thread(task, "fault-server");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Queue<Reply> script = new ConcurrentLinkedQueue<>();
    private final Map<String, Function<Seen, Reply>> routes = new ConcurrentHashMap<>();
    private final List<Seen> requests = new CopyOnWriteArrayList<>();
    private volatile boolean remembers = true;

    private FaultServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
    }

    /** A server without TLS. */
    public static FaultServer start() {
        return start(Optional.empty(), false);
    }

    /** A server with TLS. */
    public static FaultServer start(SSLContext tls) {
        return start(Optional.of(tls), false);
    }

    /** A server with TLS that asks its clients for certificates. */
    public static FaultServer startAskingForCertificates(SSLContext tls) {
        return start(Optional.of(tls), true);
    }

    private static FaultServer start(Optional<SSLContext> tls, boolean asks) {
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            FaultServer server;
            if (tls.isPresent()) {
                SSLServerSocket socket =
                        (SSLServerSocket)
                                tls.get()
                                        .getServerSocketFactory()
                                        .createServerSocket(0, 200, loopback);
                socket.setNeedClientAuth(asks);
                server = new FaultServer(socket, "https");
            } else {
                server = new FaultServer(new ServerSocket(0, 200, loopback), "http");
            }
            server.threads.execute(server::accept);
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** An address under the name {@code localhost}. */
    public URI uri(String pathAndQuery) {
        return uri("localhost", pathAndQuery);
    }

    /** An address under another name for this machine. */
    public URI uri(String host, String pathAndQuery) {
        return URI.create(scheme + "://" + host + ":" + port() + pathAndQuery);
    }

    /** What the next requests get, one each, whatever their paths. */
    public FaultServer next(Reply... replies) {
        script.addAll(List.of(replies));
        return this;
    }

    /** What requests for a path get, when there is no scripted reply. Called from many threads. */
    public FaultServer on(String path, Function<Seen, Reply> route) {
        routes.put(path, route);
        return this;
    }

    /** Keeps no requests from now on, for long runs. */
    public FaultServer forgetting() {
        remembers = false;
        return this;
    }

    /** What it was asked, in order. */
    public List<Seen> requests() {
        return List.copyOf(requests);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                threads.execute(() -> serve(connection));
            } catch (IOException closing) {
                // The loop looks whether it was closed.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedInputStream in = new BufferedInputStream(connection.getInputStream());
            Optional<Seen> request = HttpReading.next(in);
            while (request.isPresent()) {
                if (remembers) {
                    requests.add(request.get());
                }
                if (!perform(connection, reply(request.get()), request.get())) {
                    return;
                }
                request = HttpReading.next(in);
            }
        } catch (IOException gone) {
            // Clients break off; that is what some tests are about.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(connection);
        }
    }

    private Reply reply(Seen request) {
        Reply scripted = script.poll();
        if (scripted != null) {
            return scripted;
        }
        Function<Seen, Reply> route = routes.get(request.path());
        return route == null ? Reply.status(404) : route.apply(request);
    }

    /** Whether the connection can go on. */
    private static boolean perform(Socket connection, Reply reply, Seen request)
            throws IOException, InterruptedException {
        OutputStream out = connection.getOutputStream();
        if (reply instanceof Reply.Answer answer) {
            out.write(bytes(answer, request));
            out.flush();
            return true;
        } else if (reply instanceof Reply.Slow slow) {
            Thread.sleep(slow.delay().toMillis());
            return perform(connection, slow.reply(), request);
        } else if (reply instanceof Reply.Drip drip) {
            drip(out, drip);
            return true;
        } else if (reply instanceof Reply.Reset reset) {
            byte[] all = bytes(reset.answer(), request);
            out.write(all, 0, Math.min(all.length, reset.afterBytes()));
            out.flush();
            // An abortive close: the client's next read fails.
            connection.setSoLinger(true, 0);
            return false;
        } else if (reply instanceof Reply.Garbage garbage) {
            out.write(garbage.bytes());
            out.flush();
            return false;
        } else if (reply instanceof Reply.Half half) {
            byte[] all = bytes(half.answer(), request);
            out.write(all, 0, all.length - half.answer().body().length / 2 - 1);
            out.flush();
            return false;
        }
        throw new IllegalStateException("a reply that is not known");
    }

    private static void drip(OutputStream out, Reply.Drip drip)
            throws IOException, InterruptedException {
        out.write(
                ("HTTP/1.1 200 OK\r\nContent-Length: " + drip.body().length + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        for (byte one : drip.body()) {
            out.flush();
            Thread.sleep(drip.between().toMillis());
            out.write(one);
        }
        out.flush();
    }

    private static byte[] bytes(Reply.Answer answer, Seen request) {
        StringBuilder head = new StringBuilder();
        head.append(String.format(Locale.ROOT, "HTTP/1.1 %d Status\r\n", answer.status()));
        answer.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        if (!bodiless) {
            head.append("Content-Length: ").append(answer.body().length).append("\r\n");
        }
        head.append("\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        if (!bodiless && !request.method().equals("HEAD")) {
            all.writeBytes(answer.body());
        }
        return all.toByteArray();
    }

    /** Ends the connections, as a server that restarts does. */
    public void dropConnections() {
        connections.forEach(FaultServer::close);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            listener.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        dropConnections();
    }

    private static void close(Socket connection) {
        try {
            connection.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
