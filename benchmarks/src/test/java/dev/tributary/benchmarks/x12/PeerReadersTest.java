package dev.tributary.benchmarks.x12;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The peers see all of a generated file, and find nothing wrong with it. */
class PeerReadersTest {

    private final byte[] file = GeneratedFile.bytes(SetKind.PROFESSIONAL_CLAIMS, 7, 100_000);
    private final Counts all = new PlainScan().read(file);

    @Test
    void staediWithoutValidation() throws Exception {
        assertThat(StaediReader.bare().read(file)).isEqualTo(all);
    }

    @Test
    void staediWithItsSchema() throws Exception {
        assertThat(StaediReader.withSchema().read(file)).isEqualTo(all);
    }

    @Test
    void staedisSchemaFindsWhatIsWrong() {
        byte[] bad =
                new String(file, StandardCharsets.US_ASCII)
                        .replaceFirst("~SV1\\*HC:\\d+", "~SV1*")
                        .getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> StaediReader.withSchema().read(bad))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void imsweb() throws Exception {
        assertThat(new ImswebReader().read(file)).isEqualTo(all);
    }
}
