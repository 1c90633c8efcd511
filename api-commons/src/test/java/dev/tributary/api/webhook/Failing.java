package dev.tributary.api.webhook;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.ApiJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** A call that does not go well. */
final class Failing {

    private Failing() {}

    static ApiException transientFault() {
        try {
            ApiJson.read(new ByteArrayInputStream(Signing.bytes("<html>")), "keys");
        } catch (ApiException failure) {
            return failure;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("that is no JSON");
    }
}
