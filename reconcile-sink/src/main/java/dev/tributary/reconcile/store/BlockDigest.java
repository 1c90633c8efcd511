package dev.tributary.reconcile.store;

import dev.tributary.reconcile.engine.Block;
import dev.tributary.reconcile.engine.MatchKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Blocks as numbers, so that their index stays small: the start of a digest of scope and key, whose
 * last 15 bits say for which kinds of match. Kinds that look for the same number share a row then.
 * Where two blocks had one number, who looks would only find more entries than asked for, and the
 * engine sorts them by their blocks itself.
 */
final class BlockDigest {
    private static final long KINDS = 0x7FFF;
    private static final ThreadLocal<MessageDigest> SHA_256 =
            ThreadLocal.withInitial(BlockDigest::sha256);

    private BlockDigest() {}

    /** What blocks of this scope and key have in common, of whatever kind; its kinds are zeros. */
    static long number(Block block) {
        String text = block.scope() + '\u001f' + block.key();
        return number(
                ByteBuffer.wrap(SHA_256.get().digest(text.getBytes(StandardCharsets.UTF_8)))
                        .getLong());
    }

    /** Several blocks, a number for each scope and key with the kinds in it, in no order. */
    static long[] of(Collection<Block> blocks) {
        Map<BlockName, Long> kinds = new HashMap<>();
        for (Block block : blocks) {
            kinds.merge(
                    new BlockName(block.scope(), block.key()),
                    number(block) | bit(block.kind()),
                    (a, b) -> a | b);
        }
        return kinds.values().stream().mapToLong(Long::longValue).toArray();
    }

    private record BlockName(String scope, String key) {}

    /** The number alone of one of {@link #of}. */
    static long number(long placed) {
        return placed & ~KINDS;
    }

    /** The kinds alone of one of {@link #of}, as bits. */
    static int kinds(long placed) {
        return (int) (placed & KINDS);
    }

    /** The bit of a kind; it stands in tables, so it stays. */
    static int bit(MatchKind kind) {
        return switch (kind) {
            case DUPLICATE -> 1;
            case PAYOUT_ITEMS -> 1 << 1;
            case PAYOUT_BANK -> 1 << 2;
            case PAYOUT_LEDGER -> 1 << 3;
            case CHARGE_LEDGER -> 1 << 4;
            case BANK_REVERSAL -> 1 << 5;
            case ERA_CLAIMS -> 1 << 6;
            case ERA_BANK -> 1 << 7;
            case BANK_LEDGER -> 1 << 8;
            case CLAIM_REMIT -> 1 << 9;
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has it", e);
        }
    }
}
