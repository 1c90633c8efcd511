package dev.tributary.stripe.feed;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * An id as offsets have it: of a product the user chooses it, blanks and all, and blanks are what
 * stands between the parts of an offset's texts.
 */
final class WrittenId {

    private WrittenId() {}

    static String of(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    /**
     * The id that was written.
     *
     * @throws IllegalArgumentException when it is something else
     */
    static String read(String written) {
        return URLDecoder.decode(written, StandardCharsets.UTF_8);
    }
}
