package dev.tributary.benchmarks.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Generated files are valid by our tables too, and all of them is read. */
class OurReaderTest {

    @ParameterizedTest
    @EnumSource
    void readsAllAndFindsNothingWrong(SetKind kind) throws Exception {
        byte[] file = GeneratedFile.bytes(kind, 7, 300_000);
        assertThat(new OurReader().read(file)).isEqualTo(new PlainScan().read(file));
    }

    @Test
    void saysWhatIsWrong() {
        byte[] bad =
                new String(
                                GeneratedFile.bytes(SetKind.PROFESSIONAL_CLAIMS, 7, 10_000),
                                StandardCharsets.US_ASCII)
                        .replaceFirst("~CLM\\*(\\w+)\\*", "~CLM*$1*9")
                        .getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> new OurReader().read(bad))
                .isInstanceOf(IllegalStateException.class);
    }
}
