package dev.tributary.x12.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.x12.front.FileStore.Shelf;
import dev.tributary.x12.front.StoreException.Reason;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SftpStoreTest {

    @TempDir Path temporary;

    private SftpServerForTest server;
    private Path inbound;

    @BeforeEach
    void start() throws Exception {
        server = SftpServerForTest.start(temporary);
        inbound = Files.createDirectories(server.root().resolve("inbound"));
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void listsReadsMovesDeletesAndWrites() throws Exception {
        Files.writeString(inbound.resolve("a.edi"), "0123456789");
        Files.writeString(Files.createDirectory(inbound.resolve("folder")).resolve("b"), "b");
        try (FileStore store = store(Map.of("input.recursive", "true"))) {
            StoredFile a = file(store, "a.edi");
            assertThat(a.size()).isEqualTo(10);
            assertThat(store.look(a)).contains(a);
            assertThat(read(store, a, 0)).isEqualTo("0123456789");
            assertThat(read(store, a, 7)).isEqualTo("789");

            store.shelve(a, Shelf.FINISHED);
            store.shelve(file(store, "folder/b"), Shelf.ERROR);
            assertThat(inbound.resolve("finished/a.edi")).hasContent("0123456789");
            assertThat(inbound.resolve("error/folder/b")).hasContent("b");
            assertThat(store.list()).isEmpty();
            assertThat(store.look(a)).isEmpty();

            Files.writeString(inbound.resolve("a.edi"), "other");
            store.shelve(file(store, "a.edi"), Shelf.FINISHED);
            assertThat(inbound.resolve("finished/a.edi.1")).hasContent("other");

            store.write("answers", "1.x12", "one".getBytes(StandardCharsets.US_ASCII));
            store.write("answers", "1.x12", "two".getBytes(StandardCharsets.US_ASCII));
            assertThat(inbound.resolve("answers/1.x12")).hasContent("two");
            assertThat(inbound.resolve("answers")).isDirectoryNotContaining("glob:**.tmp");

            Files.writeString(inbound.resolve("c"), "");
            store.delete("c");
            store.delete("c");
            assertThat(inbound.resolve("c")).doesNotExist();
        }
    }

    @Test
    void readsALongFileFromTheMiddle() throws Exception {
        byte[] content = new byte[3_000_000];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) (i % 251);
        }
        Files.write(inbound.resolve("long"), content);
        try (FileStore store = store(Map.of())) {
            try (InputStream in = store.open(file(store, "long"), 1_234_567)) {
                byte[] rest = in.readAllBytes();
                assertThat(rest).hasSize(content.length - 1_234_567);
                assertThat(rest[0]).isEqualTo(content[1_234_567]);
                assertThat(rest[rest.length - 1]).isEqualTo(content[content.length - 1]);
            }
        }
    }

    @Test
    void logsInWithAPrivateKey() throws Exception {
        Files.writeString(inbound.resolve("a"), "a");
        Map<String, String> key = new HashMap<>();
        key.put("sftp.private.key", server.userKey());
        key.put("sftp.password", null);
        try (FileStore store = store(key)) {
            assertThat(store.list()).hasSize(1);
        }
    }

    @Test
    void refusesAServerThatIsNotKnownWithTheRemedy() throws Exception {
        Path none = Files.writeString(temporary.resolve("none"), "");
        try (FileStore store = store(Map.of("sftp.known.hosts", none.toString()))) {
            assertThatThrownBy(store::list)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("ssh-keyscan")
                    .extracting(e -> ((StoreException) e).reason())
                    .isEqualTo(Reason.HOST_KEY_UNKNOWN);
            assertThat(none).as("never written to").hasContent("");
        }
        try (FileStore store =
                store(Map.of("sftp.known.hosts", temporary.resolve("nowhere").toString()))) {
            assertThatThrownBy(store::list)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cannot be read");
        }
    }

    @Test
    void refusesAServerThatHasAnotherKeyThanTheOneThatIsKnown() throws Exception {
        Path other =
                Files.writeString(
                        temporary.resolve("other"),
                        "[127.0.0.1]:" + server.port() + " " + SftpServerForTest.anotherHostKey());
        try (FileStore store = store(Map.of("sftp.known.hosts", other.toString()))) {
            assertThatThrownBy(store::list)
                    .isInstanceOf(StoreException.class)
                    .extracting(e -> ((StoreException) e).reason())
                    .isEqualTo(Reason.HOST_KEY_UNKNOWN);
        }
    }

    @Test
    void tellsAWrongPasswordFromAServerThatIsAway() throws Exception {
        try (FileStore store = store(Map.of("sftp.password", "wrong"))) {
            assertThatThrownBy(store::list)
                    .isInstanceOf(StoreException.class)
                    .extracting(e -> ((StoreException) e).reason())
                    .isEqualTo(Reason.LOGIN_REFUSED);
        }
        try (FileStore store = store(Map.of())) {
            assertThat(store.list()).isEmpty();
            server.stop();
            assertThatThrownBy(store::list)
                    .isInstanceOf(StoreException.class)
                    .extracting(e -> ((StoreException) e).reason())
                    .isEqualTo(Reason.UNREACHABLE);
            server.startAgain();
            assertThat(store.list()).as("connected again").isEmpty();
        }
    }

    @Test
    void saysNothingOfFilesInItsErrors() throws Exception {
        try (FileStore store = store(Map.of())) {
            assertThatThrownBy(() -> store.open(new StoredFile("DOE_JANE.edi", 1, 1), 0))
                    .isInstanceOf(StoreException.class)
                    .hasMessageNotContaining("DOE")
                    .hasNoCause();
        }
    }

    private FileStore store(Map<String, String> overrides) {
        Map<String, String> props = new HashMap<>(server.options());
        props.put("input.path", "inbound");
        props.putAll(overrides);
        props.values().removeIf(value -> value == null);
        ConfigDef def = new ConfigDef();
        InputOptions.define(def);
        return FileStores.open(
                InputOptions.from(new AbstractConfig(def, props, false)), Optional.of("answers"));
    }

    private static StoredFile file(FileStore store, String path) throws StoreException {
        List<StoredFile> found =
                store.list().stream().filter(file -> file.path().equals(path)).toList();
        assertThat(found).as(path).hasSize(1);
        return found.get(0);
    }

    private static String read(FileStore store, StoredFile file, long offset) throws Exception {
        try (InputStream in = store.open(file, offset)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
