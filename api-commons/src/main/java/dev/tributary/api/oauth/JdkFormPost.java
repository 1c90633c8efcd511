package dev.tributary.api.oauth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts with the JDK's client: host names and certificates are checked, redirects not followed. */
public final class JdkFormPost implements FormPost {

    private final HttpClient http;
    private final Duration timeout;

    /**
     * With a client of its own.
     *
     * @param timeout within which the whole answer must have come
     */
    public JdkFormPost(Duration timeout) {
        this.timeout = timeout;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
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
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        try {
            HttpResponse<String> response =
                    answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
