package dev.tributary.api.oauth;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/** Posts a form; all that OAuth needs of an HTTP client. Follows no redirect. */
public interface FormPost {

    /**
     * An answer.
     *
     * @param status of HTTP
     * @param body a secret: it does not show in the text form
     */
    record Reply(int status, String body) {
        @Override
        public String toString() {
            return "Reply[" + status + "]";
        }
    }

    /**
     * Posts {@code application/x-www-form-urlencoded}.
     *
     * @throws IOException when there is no answer in time
     * @throws InterruptedException when the thread is interrupted
     */
    Reply post(URI endpoint, Map<String, String> form, Map<String, String> headers)
            throws IOException, InterruptedException;
}
