package dev.tributary.commons.record;

import static dev.tributary.commons.record.Fields.flag;
import static dev.tributary.commons.record.Fields.int32;
import static dev.tributary.commons.record.Fields.list;
import static dev.tributary.commons.record.Fields.money;
import static dev.tributary.commons.record.Fields.struct;
import static dev.tributary.commons.record.Fields.text;

import org.apache.kafka.connect.data.Schema;

/** The schema of one payment: what an 835 says of the whole of it. */
public final class RemittancePaymentRecord {

    private RemittancePaymentRecord() {}

    /** One adjustment of a provider's account. */
    public static final Schema PROVIDER_ADJUSTMENT =
            struct("ProviderAdjustment", "One adjustment of a provider's account (PLB).")
                    .field("provider", text(PiiClass.OTHER_ID, "Provider's id (PLB-01)."))
                    .field("fiscal_year_end", text(PiiClass.EVENT_DATE, "PLB-02."))
                    .field("reason", text("Why (PLB-03-1, 05-1, …)."))
                    .field("reference", text(PiiClass.OTHER_ID, "Reference (PLB-03-2, …)."))
                    .field("amount", money("By how much the payment is less (PLB-04, …)."))
                    .field("amount_original", text("The amount's exact text."))
                    .build();

    /** One bank account. */
    public static final Schema BANK_ACCOUNT =
            struct("BankAccount", "One bank account of a payment.")
                    .field("bank_qualifier", text("Kind of the bank's id."))
                    .field("bank", text(PiiClass.OTHER_ID, "Bank's id."))
                    .field("account_qualifier", text("Kind of account."))
                    .field("account", text(PiiClass.ACCOUNT_NUMBER, "Account."))
                    .build();

    /** The whole record; fields are only ever added. */
    public static final Schema SCHEMA =
            X12Schemas.end(
                    X12Schemas.beginWithoutPatient(
                                    "RemittancePayment", "One payment, from the head of an 835.")
                            .field("handling", text("What the set is for (BPR-01)."))
                            .field("amount", money("What is paid (BPR-02)."))
                            .field("amount_original", text("The amount's exact text."))
                            .field("credit_debit", text("C or D (BPR-03)."))
                            .field("method", text("CHK, ACH, NON, … (BPR-04)."))
                            .field("format", text("Format of an electronic one (BPR-05)."))
                            .field("from_account", BANK_ACCOUNT)
                            .field("to_account", BANK_ACCOUNT)
                            .field("originator", text(PiiClass.OTHER_ID, "BPR-10."))
                            .field("paid_on", text(PiiClass.EVENT_DATE, "BPR-16."))
                            .field("trace_number", text(PiiClass.OTHER_ID, "TRN-02."))
                            .field("payer_trace_id", text(PiiClass.OTHER_ID, "TRN-03."))
                            .field("trace_supplement", text(PiiClass.OTHER_ID, "TRN-04."))
                            .field("produced_on", text(PiiClass.EVENT_DATE, "DTM 405."))
                            .field("currency", text("CUR-02; absent for US dollars."))
                            .field("receiver_id", text(PiiClass.OTHER_ID, "REF EV."))
                            .field("payer", X12Schemas.PARTY)
                            .field("payee", X12Schemas.PARTY)
                            .field(
                                    "provider_adjustments",
                                    list(PROVIDER_ADJUSTMENT, "Adjustments of accounts (PLB)."))
                            .field("claim_count", int32("How many claims it pays."))
                            .field("claims_paid", money("Sum of CLP-04."))
                            .field("provider_adjustment_total", money("Sum of PLB amounts."))
                            .field(
                                    "balanced",
                                    flag("Whether claims less adjustments are the amount."))
                            .field("references", list(X12Schemas.REFERENCE, "Numbers (REF).")));
}
