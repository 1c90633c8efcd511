package dev.tributary.x12.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeListsTest {

    @TempDir private Path directory;

    @Test
    void readsAFileForEachList() throws IOException {
        Files.writeString(directory.resolve("states.txt"), "# of the post\nNY\nNJ\tsaid so\n\n");
        Files.writeString(directory.resolve("reasons"), "45\n");
        Files.writeString(directory.resolve(".hidden"), "45\n");

        CodeLists lists = CodeLists.in(directory);

        assertThat(lists.names()).containsExactly("reasons", "states");
        assertThat(lists.find("states").codes()).containsExactly("NY", "NJ");
        assertThat(lists.find("states").isMounted()).isTrue();
        assertThat(lists.find("other")).isNull();
    }

    @Test
    void saysWhenTheDirectoryCannotBeRead() {
        assertThatThrownBy(() -> CodeLists.in(directory.resolve("none")))
                .isInstanceOf(UncheckedIOException.class);
    }
}
