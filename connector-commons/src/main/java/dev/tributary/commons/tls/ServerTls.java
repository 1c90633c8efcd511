package dev.tributary.commons.tls;

import dev.tributary.commons.config.TlsOptions;
import dev.tributary.commons.files.FileStamps;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TLS of one server: gives each new connection an engine with the certificate of now.
 *
 * <p>A thread looks at the files now and then. When they have changed and have come to rest, they
 * are read anew; when they do not fit, the last good ones stay in use and the files are tried again
 * at each look. Connections that exist keep what they began with.
 */
public final class ServerTls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

    /** Is told, on the thread that looks, how a reload went. */
    public interface OnReload {

        /** New connections get the new certificate. */
        void reloaded(Instant expiresAt);

        /** The files have changed and do not fit; told once for each change. */
        void rejected(TlsSetupException why);
    }

    private final TlsOptions options;
    private ScheduledExecutorService looks; // guarded by this
    private FileStamps known; // the looking thread's
    private FileStamps complained; // the looking thread's
    private volatile TlsMaterial current;

    private ServerTls(TlsOptions options, FileStamps known, TlsMaterial current) {
        this.options = options;
        this.known = known;
        this.current = current;
    }

    /** Reads the files that the options name. */
    public static ServerTls open(TlsOptions options) throws TlsSetupException {
        // Stamped first: what changes while it is read is read again.
        FileStamps stamps = FileStamps.of(options.files().all());
        return new ServerTls(options, stamps, TlsMaterial.load(options));
    }

    /** Begins to look for changes. */
    public synchronized void watch(String name, OnReload onReload) {
        looks =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, name + "-tls-reload");
                            thread.setDaemon(true);
                            return thread;
                        });
        long interval = options.reloadInterval().toMillis();
        looks.scheduleWithFixedDelay(
                new Looking(onReload), interval, interval, TimeUnit.MILLISECONDS);
    }

    /** An engine for one new connection, in the server's role. */
    public SSLEngine newEngine() {
        SSLEngine engine = current.context().createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(options.protocols().toArray(new String[0]));
        parameters.setUseCipherSuitesOrder(true);
        if (!options.cipherSuites().isEmpty()) {
            parameters.setCipherSuites(options.cipherSuites().toArray(new String[0]));
        }
        switch (options.clientAuth()) {
            case REQUIRE -> parameters.setNeedClientAuth(true);
            case WANT -> parameters.setWantClientAuth(true);
            case NONE -> parameters.setNeedClientAuth(false);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** When the certificate in use ends. */
    public Instant expiresAt() {
        return current.expiresAt();
    }

    @Override
    public synchronized void close() {
        if (looks != null) {
            looks.shutdownNow();
        }
    }

    /** One look after the other at the files. */
    private final class Looking implements Runnable {

        private final OnReload onReload;
        private FileStamps last = known;

        private Looking(OnReload onReload) {
            this.onReload = onReload;
        }

        @Override
        public void run() {
            FileStamps now = FileStamps.of(options.files().all());
            boolean atRest = now.equals(last);
            last = now;
            // A certificate and its key are two files: wait until both have been written.
            if (atRest && !now.equals(known)) {
                reload(now);
            }
        }

        private void reload(FileStamps now) {
            try {
                current = TlsMaterial.load(options);
                known = now;
                complained = null;
                LOG.info("new connections get the new certificate, good until {}", expiresAt());
                onReload.reloaded(expiresAt());
            } catch (TlsSetupException refused) {
                complain(now, refused);
            } catch (RuntimeException bug) {
                LOG.error("the certificates could not be read again", bug);
            }
        }

        private void complain(FileStamps now, TlsSetupException refused) {
            if (now.equals(complained)) {
                return;
            }
            complained = now;
            LOG.warn(
                    "the certificate that is in use stays, since the changed files do not fit: {}",
                    refused.getMessage());
            onReload.rejected(refused);
        }
    }
}
