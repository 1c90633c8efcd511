package dev.tributary.api.oauth;

import dev.tributary.api.http.HttpOptions;
import dev.tributary.api.http.HttpProxy;
import dev.tributary.commons.tls.TlsSetupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;

/** Posts with the JDK's client: host names and certificates are checked, redirects not followed. */
public final class JdkFormPost implements FormPost {

    private final HttpClient http;
    private final Duration timeout;
    private final Optional<String> proxyAuthorization;

    /**
     * With a client of its own.
     *
     * @param timeout within which the whole answer must have come
     */
    public JdkFormPost(Duration timeout) {
        this(builder(timeout).build(), timeout, Optional.empty());
    }

    private JdkFormPost(HttpClient http, Duration timeout, Optional<String> proxyAuthorization) {
        this.http = http;
        this.timeout = timeout;
        this.proxyAuthorization = proxyAuthorization;
    }

    /**
     * As calls of the API are made: through the same proxy, trusting the same authorities, with the
     * same certificate.
     *
     * @throws ConnectException where certificates cannot be used, with the remedy
     */
    public static JdkFormPost with(HttpOptions options) {
        HttpClient.Builder builder = builder(options.connectTimeout());
        try {
            options.tls().context().ifPresent(builder::sslContext);
        } catch (TlsSetupException wrong) {
            throw new ConnectException(wrong.option() + ": " + wrong.getMessage());
        }
        options.proxy().ifPresent(proxy -> builder.proxy(proxy.selector()));
        return new JdkFormPost(
                builder.build(),
                options.timeout(),
                options.proxy().flatMap(HttpProxy::authorization));
    }

    private static HttpClient.Builder builder(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER);
    }

    @Override
    public Reply post(URI endpoint, Map<String, String> form, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(endpoint)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        FormText.write(form), StandardCharsets.US_ASCII));
        headers.forEach(request::header);
        proxyAuthorization.ifPresent(header -> request.header("Proxy-Authorization", header));
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), response.body());
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new IOException("no answer within " + timeout.toMillis() + " ms", slow);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause().getClass().getSimpleName(), failed.getCause());
        } catch (InterruptedException ending) {
            answer.cancel(true);
            throw ending;
        }
    }
}
