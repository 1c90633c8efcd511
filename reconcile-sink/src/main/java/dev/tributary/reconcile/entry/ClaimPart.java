package dev.tributary.reconcile.entry;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What claims and their payments have besides.
 *
 * @param claimId CLM01 of a claim, CLP01 of a payment; null for a whole payment
 * @param payerControlNumber REF F8 of a claim, CLP07 of a payment
 * @param status CLP02, as 1, 4 or 22
 * @param frequency CLM05-3 or CLP09, as 1, 7 or 8
 * @param charge CLM02 or CLP03
 * @param paid CLP04, BPR02 of a whole payment; null for a claim
 * @param patientOwes CLP05
 * @param adjustments sum of CAS, or of PLB for a whole payment
 * @param traceNumber TRN02
 * @param payerTraceId TRN03
 * @param payer the payer's id, else its name
 * @param payee the payee's or billing provider's id
 * @param serviceFrom first day of service, as claim or payment say; null where they do not
 * @param claimCount how many claims a whole payment pays
 * @param claimsPaid sum of CLP04 of a whole payment
 * @param providerAdjustments PLB items of a whole payment
 */
public record ClaimPart(
        String claimId,
        String payerControlNumber,
        String status,
        String frequency,
        BigDecimal charge,
        BigDecimal paid,
        BigDecimal patientOwes,
        BigDecimal adjustments,
        String traceNumber,
        String payerTraceId,
        String payer,
        String payee,
        LocalDate serviceFrom,
        Integer claimCount,
        BigDecimal claimsPaid,
        List<ProviderAdjustment> providerAdjustments) {

    /**
     * One adjustment of a provider's account (PLB).
     *
     * @param reason PLB03-1
     * @param reference PLB03-2, which may join several numbers
     * @param amount by how much the payment is less
     */
    public record ProviderAdjustment(String reason, String reference, BigDecimal amount) {

        @Override
        public String toString() {
            return "ProviderAdjustment[" + reason + "]";
        }
    }

    public ClaimPart {
        providerAdjustments = List.copyOf(providerAdjustments);
    }

    @Override
    public String toString() {
        return "ClaimPart[" + status + "]";
    }
}
