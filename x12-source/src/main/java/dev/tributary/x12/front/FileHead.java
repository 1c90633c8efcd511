package dev.tributary.x12.front;

import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.x12.parse.InterchangeName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells the bucket of a file by its first interchange: by who sent it to whom, and under which
 * number. So two files under one number fall into one bucket, which one task reads in one order,
 * and the second is known for a duplicate however soon it comes.
 */
public final class FileHead {

    /** How much of a file it is told by, packed as it is. */
    static final int BYTES = 1 << 15;

    private static final int UNPACKED = 1 << 15;

    private final KeyedDigest digest;

    /**
     * Tells buckets.
     *
     * @param digest a digest with a key
     */
    public FileHead(KeyedDigest digest) {
        this.digest = digest;
    }

    /**
     * The bucket of a file.
     *
     * @param beginning its first {@value #BYTES} bytes, or all where it has no more
     */
    int bucket(byte[] beginning) throws IOException {
        byte[] head = Contents.head(beginning, UNPACKED);
        Optional<InterchangeName> first =
                InterchangeName.firstIn(new ByteArrayInputStream(head), UNPACKED);
        byte[][] parts =
                first.map(FileHead::bytes)
                        // Where none is at its head, files are told apart by what is.
                        .orElseGet(() -> new byte[][] {beginning});
        return Byte.toUnsignedInt(digest.bytes(parts).orElseThrow()[0]);
    }

    private static byte[][] bytes(InterchangeName name) {
        return name.parts().stream()
                .map(part -> part.getBytes(StandardCharsets.ISO_8859_1))
                .toArray(byte[][]::new);
    }
}
