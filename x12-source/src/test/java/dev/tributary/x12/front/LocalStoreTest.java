package dev.tributary.x12.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.x12.front.FileStore.Shelf;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest {

    @TempDir Path root;

    @Test
    void listsNothingOfWhatIsDoneWithNorOfFoldersUnlessAskedTo() throws IOException {
        for (String path :
                List.of("a", "in/b", "finished/c", "error/d", "answers/e", "in/finished/f")) {
            Files.createDirectories(root.resolve(path).getParent());
            Files.writeString(root.resolve(path), path);
        }
        assertThat(paths(store(false))).containsExactly("a");
        assertThat(paths(store(true))).containsExactlyInAnyOrder("a", "in/b", "in/finished/f");
    }

    @Test
    void followsNoLinks() throws IOException {
        Path secret = Files.writeString(Files.createTempFile("secret", ""), "secret");
        Files.createSymbolicLink(root.resolve("link"), secret);
        assertThat(store(true).list()).isEmpty();
        assertThatThrownBy(() -> store(true).open(new StoredFile("link", 6, 0), 0))
                .isInstanceOf(StoreException.class);
        Files.delete(secret);
    }

    @Test
    void readsFromAnyByteOn() throws IOException {
        Files.writeString(root.resolve("a"), "0123456789");
        try (InputStream in = store(false).open(store(false).list().get(0), 4)) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII))
                    .isEqualTo("456789");
        }
    }

    @Test
    void keepsWhatLiesUnderTheSameNameOnAShelf() throws IOException {
        Files.createDirectories(root.resolve("in"));
        for (String content : List.of("first", "second", "third")) {
            Files.writeString(root.resolve("in/a"), content);
            store(true).shelve(store(true).list().get(0), Shelf.FINISHED);
        }
        assertThat(root.resolve("finished/in/a")).hasContent("first");
        assertThat(root.resolve("finished/in/a.1")).hasContent("second");
        assertThat(root.resolve("finished/in/a.2")).hasContent("third");
    }

    @Test
    void writesFilesWholeOrNotAtAll() throws IOException {
        store(false).write("answers", "a", "one".getBytes(StandardCharsets.US_ASCII));
        store(false).write("answers", "a", "two".getBytes(StandardCharsets.US_ASCII));
        assertThat(root.resolve("answers/a")).hasContent("two");
        assertThat(root.resolve("answers")).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void tellsWhatIsWrongWithoutNamingTheFile() throws IOException {
        StoredFile gone = new StoredFile("DOE_JANE", 1, 1);
        assertThat(store(false).look(gone)).isEmpty();
        store(false).shelve(gone, Shelf.ERROR);
        store(false).delete("DOE_JANE");
        assertThatThrownBy(() -> store(false).open(gone, 0))
                .isInstanceOf(StoreException.class)
                .hasMessageNotContaining("DOE")
                .hasNoCause();
        FileStore nowhere =
                new LocalStore(root.resolve("nowhere"), false, shelves(), Optional.empty());
        assertThatThrownBy(nowhere::list)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("input.path");
        assertThat(gone.toString()).doesNotContain("DOE");
    }

    private FileStore store(boolean recursive) {
        return new LocalStore(root, recursive, shelves(), Optional.of(Path.of("answers")));
    }

    private static Map<Shelf, Path> shelves() {
        return Map.of(Shelf.FINISHED, Path.of("finished"), Shelf.ERROR, Path.of("error"));
    }

    private static List<String> paths(FileStore store) throws StoreException {
        return store.list().stream().map(StoredFile::path).toList();
    }
}
