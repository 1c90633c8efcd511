package dev.tributary.commons.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The vectors on the page hold for our code, and for a second implementation that was written from
 * the page: so page and code cannot drift apart, and others can read what is written.
 */
class CiphertextsPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "ciphertexts.md");
    private static final Pattern VECTORS =
            Pattern.compile("(?ms)^```json\\n(\\{\\s*\"keyset\".*?)^```");
    private static final JsonNode PAGE_SAYS = read();

    private static final Keyset KEYSET = Keyset.parse(PAGE_SAYS.path("keyset").toString());

    static Stream<JsonNode> tokens() {
        return all("tokens");
    }

    static Stream<JsonNode> shifts() {
        return all("shifts");
    }

    static Stream<JsonNode> sealed() {
        return all("sealed");
    }

    static Stream<JsonNode> subjects() {
        return all("subjects");
    }

    @ParameterizedTest
    @MethodSource
    void tokens(JsonNode vector) throws GeneralSecurityException {
        String domain = text(vector, "domain");
        String value = text(vector, "value");
        String token = text(vector, "token");
        String id = part(token, 1);

        assertThat(Tokens.of(KEYSET).tokens(domain, value)).contains(token);
        assertThat(SecondReading.token(key(id), id, domain, value)).isEqualTo(token);
    }

    @ParameterizedTest
    @MethodSource
    void shifts(JsonNode vector) throws GeneralSecurityException {
        String subject = text(vector, "subject");
        int maxDays = vector.path("max_days").asInt();
        int days = vector.path("days").asInt();

        assertThat(DateShift.of(KEYSET).days(subject, maxDays)).isEqualTo(days);
        assertThat(SecondReading.days(key(Keyset.name(KEYSET.oldest())), subject, maxDays))
                .isEqualTo(days);
    }

    @ParameterizedTest
    @MethodSource
    void sealed(JsonNode vector) throws GeneralSecurityException {
        String text = text(vector, "text");
        String path = text(vector, "path");
        byte[] plain = bytes(text(vector, "plain"));
        FieldCipher cipher = FieldCipher.of(KEYSET);

        assertThat(cipher.open(text, path)).isEqualTo(plain);
        assertThat(SecondReading.open(key(part(text, 1)), null, text, path)).isEqualTo(plain);
        if (isOurs(text, "siv")) {
            assertThat(cipher.seal(plain, path, true)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @MethodSource
    void subjects(JsonNode vector) throws GeneralSecurityException {
        String text = text(vector, "text");
        String path = text(vector, "path");
        String subject = text(vector, "subject");
        byte[] plain = bytes(text(vector, "plain"));
        byte[] salt = Base64.getUrlDecoder().decode(text(vector, "salt"));
        byte[] key = key(part(text, 1));
        String name = SecondReading.subjectName(key, subject);
        FieldCipher cipher =
                FieldCipher.of(
                        SubjectKeys.of(
                                KEYSET,
                                new OneSalt(name, salt),
                                Duration.ofMinutes(1),
                                1,
                                System::nanoTime));

        assertThat(part(text, 3)).isEqualTo(name);
        assertThat(cipher.open(text, path)).isEqualTo(plain);
        assertThat(SecondReading.open(key, salt, text, path)).isEqualTo(plain);
        if (isOurs(text, "siv")) {
            assertThat(cipher.forSubject(subject).seal(plain, path, true)).isEqualTo(text);
        }
    }

    /** What we seal today, so that also what is random is read a second time. */
    @ParameterizedTest
    @MethodSource("sealed")
    void whatIsSealedNowIsAsThePageSays(JsonNode vector) throws GeneralSecurityException {
        String path = text(vector, "path");
        byte[] plain = bytes(text(vector, "plain"));
        byte[] key = key(Keyset.name(KEYSET.primary()));
        for (boolean deterministic : new boolean[] {true, false}) {
            String text = FieldCipher.of(KEYSET).seal(plain, path, deterministic);
            assertThat(SecondReading.open(key, null, text, path)).isEqualTo(plain);
        }
    }

    private static String part(String text, int index) {
        return text.split("\\.", -1)[index];
    }

    private static boolean isOurs(String text, String method) {
        String primary = Keyset.name(KEYSET.primary());
        return text.startsWith("enc1." + primary + "." + method + ".");
    }

    /** The bytes of a key: the last 32 of its Tink value, as the page says. */
    private static byte[] key(String id) {
        Map<String, byte[]> keys = new HashMap<>();
        for (JsonNode key : PAGE_SAYS.at("/keyset/key")) {
            byte[] value = Base64.getDecoder().decode(key.at("/keyData/value").asText());
            keys.put(
                    "%08x".formatted(key.path("keyId").asLong()),
                    Arrays.copyOfRange(value, value.length - 32, value.length));
        }
        return keys.get(id);
    }

    private static Stream<JsonNode> all(String kind) {
        assertThat(PAGE_SAYS.path(kind)).isNotEmpty();
        return PAGE_SAYS.path(kind).valueStream();
    }

    private static String text(JsonNode vector, String name) {
        assertThat(vector.path(name).isTextual()).as(name).isTrue();
        return vector.path(name).asText();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode read() {
        try {
            Matcher vectors = VECTORS.matcher(Files.readString(PAGE));
            assertThat(vectors.find()).as("the vectors on the page").isTrue();
            return new ObjectMapper().readTree(vectors.group(1));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private record OneSalt(String name, byte[] salt) implements SaltStore {

        @Override
        public Optional<Salt> find(String asked) {
            return asked.equals(name) ? Optional.of(new Salt.Kept(salt)) : Optional.empty();
        }

        @Override
        public Salt create(String asked, byte[] fresh) {
            throw new AssertionError("the subject has a salt");
        }

        @Override
        public void destroy(String asked) {
            throw new AssertionError("nobody is erased");
        }
    }
}
