package dev.tributary.api.token;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A grant's name as the name of one secret in Vault: letters, digits, {@code _} and {@code -} as
 * they are, every other byte of its UTF-8 as a dot and two hex digits; so {@code quickbooks/123145}
 * is {@code quickbooks.2f123145}.
 */
final class SecretName {

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9_-](?:[A-Za-z0-9_-]|\\.[0-9a-f]{2})*");

    private SecretName() {}

    /**
     * The secret's name.
     *
     * @throws IllegalArgumentException where the grant's name does not begin as a provider's does
     */
    static String of(String grant) {
        StringBuilder name = new StringBuilder();
        for (byte one : grant.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(one)) {
                name.append((char) one);
            } else {
                name.append('.').append(HexFormat.of().toHexDigits(one));
            }
        }
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("a grant's name begins with a letter or a digit");
        }
        return name.toString();
    }

    /** The grant of a secret; empty where the name is not of this form. */
    static Optional<String> grant(String name) {
        if (!FORM.matcher(name).matches()) {
            return Optional.empty();
        }
        ByteArrayOutputStream grant = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '.') {
                grant.write(HexFormat.fromHexDigits(name, i + 1, i + 3));
                i += 2;
            } else {
                grant.write(name.charAt(i));
            }
        }
        return Optional.of(grant.toString(StandardCharsets.UTF_8));
    }

    private static boolean isPlain(byte one) {
        return (one >= 'a' && one <= 'z')
                || (one >= 'A' && one <= 'Z')
                || (one >= '0' && one <= '9')
                || one == '_'
                || one == '-';
    }
}
