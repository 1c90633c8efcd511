package dev.tributary.api.oauth;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * A client of ours, as a provider knows it. Its text tells nothing but the id.
 *
 * @param id the client id; no secret
 * @param secret the client secret, or where the client signs the private key in PEM
 * @param algorithm what it signs with; null where it does not sign
 * @param keyId under which id the provider knows the public key; null where it does not sign
 */
public record Client(String id, Secret secret, SigningKey.Algorithm algorithm, String keyId) {

    /** A client with a secret. */
    public static Client withSecret(String id, Secret secret) {
        return new Client(id, secret, null, null);
    }

    /** Adds to a request who it is from. */
    void authenticate(
            ClientAuthentication how,
            URI audience,
            Instant now,
            Map<String, String> form,
            Map<String, String> headers) {
        switch (how) {
            case BASIC -> {
                // RFC 6749 §2.3.1: both are form-encoded first.
                String pair = FormText.encode(id) + ":" + FormText.encode(secret.value());
                headers.put(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(pair.getBytes(StandardCharsets.US_ASCII)));
            }
            case FORM -> {
                form.put("client_id", id);
                form.put("client_secret", secret.value());
            }
            case PRIVATE_KEY_JWT -> {
                form.put(
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
                form.put(
                        "client_assertion",
                        SigningKey.parse(secret.value(), algorithm, keyId)
                                .assertion(id, audience.toString(), now));
            }
        }
    }

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
