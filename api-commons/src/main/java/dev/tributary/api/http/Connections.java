package dev.tributary.api.http;

import dev.tributary.commons.files.FileStamps;
import dev.tributary.commons.tls.TlsSetupException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The JDK's client with the certificates of now: when one of their files has changed and they fit,
 * the next call uses the new ones.
 */
final class Connections {

    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private final HttpOptions options;
    private final Executor executor;
    private final Waits waits;
    private FileStamps stamps; // guarded by this, as all below
    private long lookedAt;
    private HttpClient client;

    Connections(HttpOptions options, Executor executor, Waits waits) {
        this.options = options;
        this.executor = executor;
        this.waits = waits;
        this.stamps = options.tls().stamps();
        this.lookedAt = waits.nanos();
        try {
            this.client = build();
        } catch (TlsSetupException wrong) {
            throw new ConnectException(wrong.option() + ": " + wrong.getMessage());
        }
    }

    synchronized HttpClient client() {
        long now = waits.nanos();
        if (now - lookedAt >= BETWEEN_LOOKS.toNanos()) {
            lookedAt = now;
            renew();
        }
        return client;
    }

    private void renew() {
        FileStamps now = options.tls().stamps();
        if (now.equals(stamps)) {
            return;
        }
        stamps = now;
        try {
            client = build();
            LOG.info("calls use the certificates in the changed files");
        } catch (TlsSetupException refused) {
            // Half of a pair, perhaps: the other file changes next.
            LOG.warn(
                    "calls go on with the certificates that they had, since the changed files do"
                            + " not fit: {}",
                    refused.getMessage());
        }
    }

    private HttpClient build() throws TlsSetupException {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        // One connection per call under way: what one call suffers no other does.
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(options.connectTimeout())
                        // Ours take care of what authorizes.
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .executor(executor);
        options.tls().context().ifPresent((SSLContext context) -> builder.sslContext(context));
        options.proxy().ifPresent(proxy -> builder.proxy(proxy.selector()));
        return builder.build();
    }
}
