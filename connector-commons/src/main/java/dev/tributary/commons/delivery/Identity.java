package dev.tributary.commons.delivery;

import dev.tributary.commons.crypto.KeyedDigest;
import java.nio.ByteBuffer;

/**
 * Who a message is, as two keyed digests: what its sender calls it, and what it says.
 *
 * <p>Equal in both: the same message again. Equal in the name alone: the sender has used a name
 * twice.
 *
 * @param name digest of the names: sender, receiver, control id
 * @param content digest of names and content
 */
public record Identity(long name, long content) {

    /**
     * The identity of a message.
     *
     * @param digest a digest with a key
     * @param names what its sender calls it
     * @param content its bytes
     */
    public static Identity of(KeyedDigest digest, byte[][] names, byte[] content) {
        byte[] name = digest.bytes(names).orElseThrow();
        return new Identity(first(name), first(digest.bytes(name, content).orElseThrow()));
    }

    private static long first(byte[] digest) {
        return ByteBuffer.wrap(digest).getLong();
    }
}
