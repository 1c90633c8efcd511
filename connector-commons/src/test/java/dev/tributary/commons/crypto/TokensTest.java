package dev.tributary.commons.crypto;

import static dev.tributary.commons.crypto.TestKeysets.key;
import static dev.tributary.commons.crypto.TestKeysets.keyset;
import static dev.tributary.commons.crypto.TestKeysets.rotatedTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokensTest {

    private final Tokens tokens = Tokens.of(rotatedTo(1));

    @Test
    void isTheSameForTheSameValueWhereverTheKeysetIs() {
        assertThat(tokens.token("MRN", "PAT001"))
                .isEqualTo(Tokens.of(rotatedTo(1)).token("MRN", "PAT001"));
    }

    @Test
    void namesItsFormAndItsKeyAndFitsWhereAnIdFits() {
        assertThat(Tokens.of(keyset(0xabc, key(0xabc, 9))).token("MRN", "PAT001"))
                .matches("tok1\\.00000abc\\.[A-Za-z0-9_-]{22}")
                .hasSize(36);
    }

    @Test
    void differsByValueByDomainAndByKey() {
        String token = tokens.token("MRN", "PAT001");

        assertThat(tokens.token("MRN", "PAT002")).isNotEqualTo(token);
        assertThat(tokens.token("SSN", "PAT001")).isNotEqualTo(token);
        assertThat(Tokens.of(keyset(1, key(1, 77))).token("MRN", "PAT001")).isNotEqualTo(token);
    }

    @Test
    void aDomainCannotRunIntoAValue() {
        assertThat(last(tokens.token("A", "B\0C"))).isNotEqualTo(last(tokens.token("A\0B", "C")));
    }

    @Test
    void aRotationChangesNewTokensAndTellsTheOldOnes() {
        String before = tokens.token("MRN", "PAT001");
        Tokens rotated = Tokens.of(rotatedTo(3));

        assertThat(rotated.token("MRN", "PAT001")).isNotEqualTo(before);
        assertThat(rotated.tokens("MRN", "PAT001"))
                .hasSize(3)
                .startsWith(rotated.token("MRN", "PAT001"))
                .endsWith(before);
    }

    @Test
    void givesEveryThreadTheSame() {
        Set<String> seen =
                IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(n -> tokens.token("MRN", "PAT" + n % 2))
                        .collect(Collectors.toSet());

        assertThat(seen).hasSize(2);
    }

    @Test
    void takesAnEmptyValueAndAnyLetters() {
        assertThat(tokens.token("NAME", "")).isNotEqualTo(tokens.token("NAME", "Zoë 李"));
    }

    private static String last(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
