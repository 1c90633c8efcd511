package dev.tributary.x12.parse;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a first pass over an interchange found, before any record of it is made: whether its
 * envelope is whole, and of each 835 what stands behind its claims.
 *
 * @param end where the byte behind the interchange stands
 * @param whole whether it ended by an IEA, so that nothing is to be expected that did not come
 * @param faults what is wrong with the envelopes, as many as are kept
 * @param faultCount how many there are
 * @param onlyAcknowledgements whether it holds TA1 and groups FA, and nothing else
 * @param payments of each 835 its totals, by its number in the interchange, from 1
 */
public record Outline(
        long end,
        boolean whole,
        List<EnvelopeFault> faults,
        long faultCount,
        boolean onlyAcknowledgements,
        Map<Integer, PaymentTotals> payments) {

    /**
     * Sums over one 835.
     *
     * @param paid BPR-02
     * @param claims sum of CLP-04
     * @param adjustments sum of the amounts of PLB
     */
    public record PaymentTotals(BigDecimal paid, BigDecimal claims, BigDecimal adjustments) {}
}
