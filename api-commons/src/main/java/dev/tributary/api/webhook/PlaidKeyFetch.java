package dev.tributary.api.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.http.ApiException;
import java.util.Optional;

/**
 * Asks Plaid for a key: {@code POST /webhook_verification_key/get}. The Plaid source makes it a
 * call of its client, with a deadline of seconds.
 */
@FunctionalInterface
public interface PlaidKeyFetch {

    /**
     * The answer's {@code key}, a JWK; empty when Plaid knows no such key.
     *
     * @param keyId the {@code kid} of a request that is not trusted yet: only letters, digits,
     *     hyphens and underscores, at most 64
     * @throws ApiException when Plaid could not be asked
     * @throws InterruptedException when the task ends
     */
    Optional<JsonNode> fetch(String keyId) throws ApiException, InterruptedException;
}
