package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A value that stands nowhere but where the canary test has put it, and that nobody has in truth.
 * Wherever else it turns up, data leaks.
 */
enum Canary implements Planted {
    SSN("931-57-2846", "931572846"),
    CARD_NUMBER("4716005902748165", "4716-0059-0274-8165"),
    FAMILY_NAME("Quillabrandt"),
    GIVEN_NAME("Zephyrosa"),
    MRN("MRN7Q4X81K"),
    ADDRESS("4471 Wyvernglass Lane"),
    BIRTH_DATE("19370419", "1937-04-19"),
    PHONE("(773)555-0146", "7735550146"),
    EMAIL("zq.harrowmint@wren.example"),
    TOKEN("tok_9fK2vLq7XwZrB3"),
    NOTE("the heron of Larkspur pond sings"),

    /** A message's control id: repeated to its sender, and by design in its dead letter. */
    CONTROL_ID("CTL7Q9ZK4W"),

    DIGEST_KEY(encoded("digest key of the canary test .."), "digest key of the canary test .."),
    /** A key that stands in a configuration itself, where a reference belongs. */
    INLINE_KEY(encoded("inline key of the canary test .."), "inline key of the canary test .."),
    /** The secret part of a Tink keyset: a proto that says what it is, and 32 bytes. */
    KEYSET(
            encoded("\u0012\u0002\u0008\u0003\u001a keyset of the canary test ......"),
            "keyset of the canary test ......"),
    STORE_PASSWORD("kS7-vaultfinch-Qx2"),
    KEY_PASSWORD("pK9-lockwren-Zr4"),
    REFUSED_SECRET("rF3-crake");

    /** Those that stand for what a patient or a payer would call theirs. */
    static final List<Canary> PERSONAL =
            List.of(
                    SSN,
                    CARD_NUMBER,
                    FAMILY_NAME,
                    GIVEN_NAME,
                    MRN,
                    ADDRESS,
                    BIRTH_DATE,
                    PHONE,
                    EMAIL,
                    TOKEN,
                    NOTE);

    private final String text;
    private final String rewritten;

    Canary(String text) {
        this(text, text);
    }

    Canary(String text, String rewritten) {
        this.text = text;
        this.rewritten = rewritten;
    }

    /** As it is planted. */
    String text() {
        return text;
    }

    @Override
    public Set<String> spellings() {
        return new LinkedHashSet<>(Arrays.asList(text, rewritten));
    }

    /** A personal one, in turn. */
    static String personal(int number) {
        return PERSONAL.get(Math.floorMod(number, PERSONAL.size())).text();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }
}
