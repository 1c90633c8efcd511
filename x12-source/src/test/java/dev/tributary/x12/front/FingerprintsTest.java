package dev.tributary.x12.front;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.crypto.KeyedDigest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FingerprintsTest {

    private final Counting store = new Counting();
    private final Fingerprints prints =
            new Fingerprints(
                    store,
                    KeyedDigest.of(Optional.of(new byte[32]), "file"),
                    new FileHead(KeyedDigest.of(Optional.of(new byte[32]), "bucket")),
                    () -> false);

    @Test
    void filesUnderOneNumberFallIntoOneBucketHoweverTheyArePacked() throws IOException {
        String isa = isa("SENDER", 7);
        byte[] plain = bytes(isa + "GS*HC*A~".repeat(9_000) + "IEA*1*000000007~");
        byte[] other = bytes("\u00ef\u00bb\u00bf\n" + isa("SENDER", 7) + "GS*HP*B~IEA*1*7~");
        byte[] late = bytes("rubbish ".repeat(1_000) + isa + "IEA*0*7~");
        byte[] unpadded =
                bytes("ISA*00**00**ZZ*SENDER*ZZ*RECEIVER*260102*1200*^*00501*000000007*1*P*:~");

        assertThat(bucket(plain))
                .isEqualTo(bucket(other))
                .isEqualTo(bucket(late))
                .isEqualTo(bucket(unpadded))
                .isEqualTo(bucket(gzip(plain)))
                .isEqualTo(bucket(zip(plain)));
        assertThat(id(plain)).isNotEqualTo(id(other));
    }

    @Test
    void othersAreSharedOutEvenly() throws IOException {
        int[] count = new int[2];
        for (int number = 0; number < 200; number++) {
            count[bucket(bytes(isa("SENDER", number) + "IEA*0*1~")) % 2]++;
        }
        assertThat(count[0]).isBetween(60, 140);
        assertThat(
                        IntStream.range(0, 200)
                                .map(i -> quietBucket(bytes("no interchange " + i)))
                                .distinct()
                                .count())
                .as("what holds no interchange is told apart by what it holds")
                .isGreaterThan(100);
        assertThat(bucket(new byte[0])).isEqualTo(bucket(new byte[0]));
    }

    @Test
    void aPackedFileThatBreaksOffHasABucketToo() throws IOException {
        byte[] gzip = gzip(bytes(isa("SENDER", 7) + "GS*HC*A~IEA*1*7~"));
        byte[] zip = zip(bytes(isa("SENDER", 7) + "GS*HC*A~IEA*1*7~"));
        for (int length = 0; length < 60; length += 7) {
            assertThat(bucket(java.util.Arrays.copyOf(gzip, length))).isBetween(0, 255);
            assertThat(bucket(java.util.Arrays.copyOf(zip, length))).isBetween(0, 255);
        }
    }

    @Test
    void noMoreThanTheHeadOfAFileIsFetchedForItsBucketAndThatOnce() throws IOException {
        StoredFile file = store.add(bytes(isa("SENDER", 1) + "GS*HC*A~".repeat(1_000_000)));

        prints.bucketOf(file);
        prints.bucketOf(file);
        assertThat(store.fetched).isEqualTo(FileHead.BYTES);

        assertThat(prints.of(file).map(Fingerprint::bucket)).isEqualTo(prints.bucketOf(file));
        prints.of(file);
        assertThat(store.fetched).isEqualTo(FileHead.BYTES + file.size());
    }

    @Test
    void aFileMayBeThereUntilAllOfItsBucketWereRead() throws IOException {
        StoredFile file = store.add(bytes(isa("SENDER", 1) + "IEA*0*1~"));
        prints.keep(List.of(file), List.of(file));
        assertThat(prints.mayBeThere("other", 0)).as("not looked at").isTrue();

        int bucket = prints.bucketOf(file).orElseThrow();
        assertThat(prints.mayBeThere("other", bucket)).as("not read").isTrue();
        assertThat(prints.mayBeThere("other", bucket + 1)).isFalse();

        String id = prints.of(file).orElseThrow().id();
        assertThat(prints.mayBeThere("other", bucket)).isFalse();
        assertThat(prints.mayBeThere(id, bucket)).isTrue();

        prints.keep(List.of(), List.of());
        assertThat(prints.mayBeThere(id, bucket)).isFalse();
    }

    @Test
    void aFileThatIsNotToBeLookedAtYetIsNotWaitedFor() {
        StoredFile growing = store.add(bytes("ISA"));
        prints.keep(List.of(growing), List.of());
        assertThat(prints.mayBeThere("any", 0)).isFalse();
    }

    private int quietBucket(byte[] content) {
        try {
            return bucket(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int bucket(byte[] content) throws IOException {
        return prints.bucketOf(store.add(content)).orElseThrow();
    }

    private String id(byte[] content) throws IOException {
        return prints.of(store.add(content)).orElseThrow().id();
    }

    private static String isa(String sender, int number) {
        return "ISA*00*          *00*          *ZZ*%-15s*ZZ*RECEIVER       *260102*1200*^*00501*%09d*1*P*:~"
                .formatted(sender, number);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("folder/"));
            out.putNextEntry(new ZipEntry("folder/a.837"));
            out.write(content);
        }
        return bytes.toByteArray();
    }

    /** Holds files, and counts what is fetched of them. */
    private static final class Counting implements FileStore {

        private final Map<String, byte[]> files = new HashMap<>();
        private long fetched;

        StoredFile add(byte[] content) {
            String path = "f" + files.size();
            files.put(path, content);
            return new StoredFile(path, content.length, 1);
        }

        @Override
        public List<StoredFile> list() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<StoredFile> look(StoredFile file) {
            return Optional.of(file);
        }

        @Override
        public InputStream open(StoredFile file, long offset) {
            InputStream content = new ByteArrayInputStream(files.get(file.path()));
            return new FilterInputStream(content) {
                @Override
                public int read(byte[] bytes, int at, int length) throws IOException {
                    int count = super.read(bytes, at, length);
                    fetched += Math.max(0, count);
                    return count;
                }
            };
        }

        @Override
        public void shelve(StoredFile file, Shelf shelf) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void delete(String path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(String directory, String name, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
