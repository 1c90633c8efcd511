package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tributary.cluster.TopicRecord;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for secrets that a run has made up, such as tokens: each as it is, in base64 and as in a
 * URL. For values that are known before, {@link CanarySearch} knows more forms.
 */
final class SecretSearch {
    /** What to look for, and what it is. */
    private final Map<String, String> forms = new HashMap<>();

    private final Set<String> findings = new TreeSet<>();
    private long bytes;

    SecretSearch(List<String> secrets) {
        for (String secret : secrets) {
            String name = secret.substring(0, Math.min(16, secret.length())) + "…";
            forms.put(secret, name);
            forms.put(URLEncoder.encode(secret, UTF_8), name + " in a URL");
            // Without its end, which depends on what follows.
            String base64 =
                    Base64.getEncoder().withoutPadding().encodeToString(secret.getBytes(UTF_8));
            forms.put(base64.substring(0, base64.length() - 1), name + " in base64");
        }
    }

    Set<String> findings() {
        return findings;
    }

    /** How much was looked through. */
    long bytes() {
        return bytes;
    }

    void text(String place, String text) {
        bytes += text.length();
        forms.forEach(
                (form, name) -> {
                    if (text.contains(form)) {
                        findings.add(place + ": " + name);
                    }
                });
    }

    void file(String place, Path file) throws IOException {
        text(place + " " + file.getFileName(), Files.readString(file, ISO_8859_1));
    }

    void record(TopicRecord record) {
        StringBuilder all = new StringBuilder();
        all.append(record.key()).append('\n').append(record.value());
        record.headers()
                .values()
                .forEach(value -> all.append('\n').append(new String(value, UTF_8)));
        text("topic " + record.topic(), all.toString());
    }
}
