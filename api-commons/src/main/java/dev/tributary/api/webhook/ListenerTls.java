package dev.tributary.api.webhook;

import dev.tributary.commons.tls.ServerTls;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Gives Jetty the engines of our own TLS, with the certificate of now; Jetty's are never used. */
final class ListenerTls extends SslContextFactory.Server {

    private final ServerTls tls;

    ListenerTls(ServerTls tls) {
        this.tls = tls;
        try {
            // Jetty wants one and makes no engine of it.
            setSslContext(SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    @Override
    public SSLEngine newSSLEngine() {
        return tls.newEngine();
    }

    @Override
    public SSLEngine newSSLEngine(String host, int port) {
        return tls.newEngine();
    }

    @Override
    public SSLEngine newSSLEngine(InetSocketAddress address) {
        return tls.newEngine();
    }
}
