package dev.tributary.commons.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDocumentTest {

    @TempDir Path folder;

    private String before;

    @BeforeEach
    void compareWhateverTheBuildWasToldToDo() {
        before = System.clearProperty(ReferenceDocument.UPDATE);
    }

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty(ReferenceDocument.UPDATE);
        } else {
            System.setProperty(ReferenceDocument.UPDATE, before);
        }
    }

    @Test
    void passesWhenThePageIsAsGeneratedWhateverTheEndsOfLines() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "one\r\ntwo\r\n");

        assertThatCode(() -> ReferenceDocument.check(page, "one\ntwo\n"))
                .doesNotThrowAnyException();
    }

    @Test
    void showsTheFirstDifferenceAndTheCommand() throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), "one\nold\n");

        assertThatThrownBy(() -> ReferenceDocument.check(page, "one\nnew\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("committed: old")
                .hasMessageContaining("generated: new")
                .hasMessageContaining("-Dreference.update=true");
    }

    @Test
    void asksForAPageThatIsMissing() {
        assertThatThrownBy(() -> ReferenceDocument.check(folder.resolve("page.md"), "one\n"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("-Dreference.update=true");
    }

    @Test
    void writesThePageWhenTold() throws IOException {
        System.setProperty(ReferenceDocument.UPDATE, "true");
        Path page = folder.resolve("docs/page.md");

        ReferenceDocument.check(page, "one\n");

        assertThat(page).hasContent("one\n");
    }
}
