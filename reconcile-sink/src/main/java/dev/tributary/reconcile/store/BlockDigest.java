package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Block;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * Blocks as numbers, so that their index stays small. Where two blocks had one number, who looks
 * would only find more entries than asked for, and the engine sorts them by their blocks itself.
 */
final class BlockDigest {
    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(BlockDigest::sha256);

    private BlockDigest() {}

    static long of(Block block) {
        String text = block.scope() + '\u001f' + block.kind().word() + '\u001f' + block.key();
        return ByteBuffer.wrap(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)))
                .getLong();
    }

    /** Of several, each once, in order. */
    static long[] of(Collection<Block> blocks) {
        return blocks.stream().mapToLong(BlockDigest::of).sorted().distinct().toArray();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has it", e);
        }
    }
}
