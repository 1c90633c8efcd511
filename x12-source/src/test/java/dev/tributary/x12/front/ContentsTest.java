package dev.tributary.x12.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.x12.parse.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ContentsTest {

    private static final byte[] SMALL = random(1_000);
    private static final byte[] LARGE = random(5 << 20);

    @Test
    void aPlainFileIsOnePart() throws IOException {
        try (Contents contents = Contents.of(source(SMALL))) {
            assertThat(contents.first()).isZero();
            assertReads(contents.part(0), SMALL);
            assertThat(contents.part(1)).isEmpty();
        }
        try (Contents contents = Contents.of(source(new byte[0]))) {
            assertReads(contents.part(0), new byte[0]);
        }
    }

    @Test
    void aPackedFileIsOnePartAlsoWhenItWasPackedInPieces() throws IOException {
        ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        pieces.writeBytes(gzip(SMALL));
        pieces.writeBytes(gzip(LARGE));
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(SMALL);
        whole.writeBytes(LARGE);
        try (Contents contents = Contents.of(source(pieces.toByteArray()))) {
            assertReads(contents.part(0), whole.toByteArray());
            assertThat(contents.part(1)).isEmpty();
        }
    }

    @Test
    void anArchiveHasAPartForEachFileInItInAnyOrder() throws IOException {
        byte[] zip = zip(SMALL, LARGE, new byte[0], SMALL);
        try (Contents contents = Contents.of(source(zip))) {
            assertThat(contents.first()).isEqualTo(1);
            assertReads(contents.part(1), SMALL);
            assertReads(contents.part(2), LARGE);
            assertReads(contents.part(3), new byte[0]);
            assertReads(contents.part(4), SMALL);
            assertThat(contents.part(5)).isEmpty();
            assertReads(contents.part(2), LARGE);
            assertReads(contents.part(4), SMALL);
        }
    }

    @Test
    void whatIsTornIsToldAsSuch() throws IOException {
        byte[] gzip = gzip(SMALL);
        try (Contents contents = Contents.of(source(Arrays.copyOf(gzip, gzip.length / 2)))) {
            ByteSource part = contents.part(0).orElseThrow();
            assertThatThrownBy(() -> part.open(0).readAllBytes()).isInstanceOf(IOException.class);
        }
        byte[] zip = zip(SMALL, SMALL);
        try (Contents contents = Contents.of(source(Arrays.copyOf(zip, zip.length / 3)))) {
            assertThatThrownBy(() -> contents.part(1)).isInstanceOf(IOException.class);
        }
    }

    private static void assertReads(Optional<ByteSource> part, byte[] content) throws IOException {
        for (int from : new int[] {0, content.length / 3, content.length}) {
            try (InputStream in = part.orElseThrow().open(from)) {
                assertThat(in.readAllBytes())
                        .isEqualTo(Arrays.copyOfRange(content, from, content.length));
            }
        }
    }

    private static ByteSource source(byte[] bytes) {
        return offset -> new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(byte[]... entries) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(packed)) {
            zip.putNextEntry(new ZipEntry("folder/"));
            zip.putNextEntry(new ZipEntry("__MACOSX/folder/._1"));
            for (int i = 0; i < entries.length; i++) {
                zip.putNextEntry(new ZipEntry("folder/" + i));
                zip.write(entries[i]);
            }
        }
        return packed.toByteArray();
    }
}
