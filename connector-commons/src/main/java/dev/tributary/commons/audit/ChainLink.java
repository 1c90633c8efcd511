package dev.tributary.commons.audit;

import java.util.Map;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The end of a chain, as it is remembered in a source offset.
 *
 * @param chainId the chain
 * @param sequence position of its last link
 * @param hash hash of its last link
 */
public record ChainLink(String chainId, long sequence, String hash) {

    private static final long FORMAT = 1;

    /** The source offset that remembers this link. */
    public Map<String, Object> toOffset() {
        return Map.of("v", FORMAT, "chain", chainId, "sequence", sequence, "hash", hash);
    }

    /**
     * Reads what {@link #toOffset} wrote.
     *
     * @param offset the stored offset; numbers may have become Integer or Long on the way
     * @throws ConnectException when it is of another format
     */
    public static ChainLink fromOffset(Map<String, ?> offset) {
        if (!(offset.get("v") instanceof Number version)
                || version.longValue() != FORMAT
                || !(offset.get("chain") instanceof String chain)
                || !(offset.get("sequence") instanceof Number sequence)
                || !(offset.get("hash") instanceof String hash)) {
            throw new ConnectException(
                    "the stored offset of the audit chain is not of format "
                            + FORMAT
                            + "; reset it with DELETE /connectors/<name>/offsets on a stopped"
                            + " connector");
        }
        return new ChainLink(chain, sequence.longValue(), hash);
    }
}
