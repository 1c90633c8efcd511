package dev.tributary.masking.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.crypto.Keyset;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeysToolTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void makesAKeysetThatReads() {
        assertThat(run("", "new")).isZero();
        assertThat(Keyset.parse(out.toString()).versions()).hasSize(1);
    }

    @Test
    void rotatesSoThatTheOldKeyStillReads() {
        String old = Keyset.generate();
        assertThat(run(old, "rotate")).isZero();
        Keyset rotated = Keyset.parse(out.toString());
        assertThat(rotated.versions()).hasSize(2).contains(Keyset.parse(old).primary());
        assertThat(rotated.primary()).isNotEqualTo(Keyset.parse(old).primary());
    }

    @Test
    void refusesWhatIsNoKeysetWithoutRepeatingIt() {
        assertThat(run("{\"secret\":1}", "rotate")).isEqualTo(2);
        assertThat(err.toString()).contains("keyset").doesNotContain("secret\":1");
    }

    private int run(String input, String... args) {
        return new KeysTool()
                .run(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintWriter(out),
                        new PrintWriter(err),
                        args);
    }
}
