package dev.tributary.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

    private static final String TWO =
            """
            # Head

            <!-- begin hl7 -->

            old hl7

            <!-- end hl7 -->

            Words between.

            <!-- begin x12 -->

            old x12

            <!-- end x12 -->

            Last words.
            """;

    @Test
    void aPartIsReplacedAndAllElseStays() {
        assertThat(ResultsFile.replace(TWO, "hl7", "new hl7\n"))
                .isEqualTo(TWO.replace("old hl7", "new hl7"));
        assertThat(ResultsFile.replace(TWO, "x12", "new x12"))
                .isEqualTo(TWO.replace("old x12", "new x12"));
    }

    @Test
    void aPartThatIsMissingIsAddedAtTheEnd() {
        assertThat(ResultsFile.replace(TWO, "hl7 --quick", "new"))
                .isEqualTo(
                        TWO + "\n<!-- begin hl7 --quick -->\n\nnew\n\n<!-- end hl7 --quick -->\n");
    }

    @Test
    void writingTwiceIsWritingOnce() {
        String once = ResultsFile.replace(TWO, "masking", "new");

        assertThat(ResultsFile.replace(once, "masking", "new")).isEqualTo(once);
    }

    @Test
    void aPartWithoutAnEndIsNotOverwritten() {
        assertThatThrownBy(() -> ResultsFile.replace("<!-- begin hl7 -->\nopen", "hl7", "new"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileThatIsMissingBeginsWithItsHead(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("RESULTS.md");

        new ResultsFile(file).replace("hl7", "first");

        assertThat(Files.readString(file)).startsWith("# Benchmark results\n").contains("first");
    }
}
