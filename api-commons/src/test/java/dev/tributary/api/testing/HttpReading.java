package dev.tributary.api.testing;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads requests of HTTP/1.1 with a length or none (RFC 9112); what our client sends. */
final class HttpReading {

    private static final int MOST_LINE = 64 * 1024;

    private HttpReading() {}

    /** The next request; empty at the end of the connection. */
    static Optional<Seen> next(InputStream in) throws IOException {
        String first = line(in);
        if (first == null) {
            return Optional.empty();
        }
        String[] parts = first.split(" ", 3);
        if (parts.length < 3) {
            throw new IOException("no request line");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the body ended early");
        }
        return Optional.of(new Seen(parts[0], parts[1], headers, body));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            line.write(next);
            if (line.size() > MOST_LINE) {
                throw new IOException("a line is too long");
            }
            next = in.read();
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
