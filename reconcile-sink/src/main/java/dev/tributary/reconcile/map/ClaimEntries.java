package dev.tributary.reconcile.map;

import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.entry.ClaimPart.ProviderAdjustment;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.entry.Reference;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Makes entries of {@code Claim}, {@code Remittance} and {@code RemittancePayment} records. */
final class ClaimEntries {

    private static final String CLAIMS = "x12_837";
    private static final String REMITTANCES = "x12_835";
    private static final String DOLLARS = "USD";
    private static final int ID_BYTES = 12;

    private final Parts record;
    private final long version;
    private final Origin origin;
    private final Reading reading;

    ClaimEntries(Parts record, long version, Origin origin, Reading reading) {
        this.record = record;
        this.version = version;
        this.origin = origin;
        this.reading = reading;
    }

    Entry claim() {
        BigDecimal charge = reading.money(record, "charge");
        Parts payer = record.part("payer");
        ClaimPart part =
                new ClaimPart(
                        reading.needText(record, "claim_id"),
                        Reading.text(record, "payer_control_number"),
                        null,
                        Reading.text(record, "frequency"),
                        charge,
                        null,
                        null,
                        null,
                        null,
                        null,
                        party(payer),
                        party(record.part("billing_provider")),
                        reading.day(record, "date_from"),
                        null,
                        null,
                        List.of());
        return entry(CLAIMS, "clm", EntryKind.CLAIM, charge, sentOn(), DOLLARS, part);
    }

    Entry remittance() {
        Parts payment = record.part("payment");
        BigDecimal paid = reading.money(record, "paid");
        ClaimPart part =
                new ClaimPart(
                        reading.needText(record, "claim_id"),
                        Reading.text(record, "payer_control_number"),
                        Reading.text(record, "status"),
                        Reading.text(record, "frequency"),
                        reading.money(record, "charge"),
                        paid,
                        reading.money(record, "patient_owes"),
                        reading.money(record, "adjustment_total"),
                        Reading.text(payment, "trace_number"),
                        Reading.text(payment, "payer_trace_id"),
                        party(record.part("payer")),
                        party(record.part("payee")),
                        reading.day(record, "date_from"),
                        null,
                        null,
                        List.of());
        LocalDate paidOn = reading.day(payment, "paid_on");
        return entry(
                REMITTANCES,
                "clp",
                EntryKind.CLAIM_PAYMENT,
                paid,
                paidOn == null ? sentOn() : paidOn,
                DOLLARS,
                part);
    }

    Entry payment() {
        BigDecimal amount = reading.money(record, "amount");
        boolean debit = "D".equals(Reading.text(record, "credit_debit"));
        BigDecimal paid = debit && amount != null ? amount.negate() : amount;
        BigDecimal count = reading.decimal(record.value("claim_count"), "claim_count", 0);
        ClaimPart part =
                new ClaimPart(
                        null,
                        null,
                        null,
                        null,
                        null,
                        paid,
                        null,
                        reading.money(record, "provider_adjustment_total"),
                        Reading.text(record, "trace_number"),
                        Reading.text(record, "payer_trace_id"),
                        party(record.part("payer")),
                        party(record.part("payee")),
                        null,
                        count == null ? null : count.intValue(),
                        reading.money(record, "claims_paid"),
                        adjustments());
        LocalDate paidOn = reading.day(record, "paid_on");
        String currency = Reading.text(record, "currency");
        return entry(
                REMITTANCES,
                "bpr",
                EntryKind.REMITTANCE_PAYMENT,
                paid,
                paidOn == null ? sentOn() : paidOn,
                currency == null ? DOLLARS : currency,
                part);
    }

    private List<ProviderAdjustment> adjustments() {
        List<ProviderAdjustment> adjustments = new ArrayList<>();
        for (Parts adjustment : record.parts("provider_adjustments")) {
            adjustments.add(
                    new ProviderAdjustment(
                            Reading.text(adjustment, "reason"),
                            Reading.text(adjustment, "reference"),
                            reading.money(adjustment, "amount")));
        }
        return adjustments;
    }

    private Entry entry(
            String source,
            String prefix,
            EntryKind kind,
            BigDecimal amount,
            LocalDate date,
            String currency,
            ClaimPart part) {
        List<Reference> references =
                part.traceNumber() == null || kind != EntryKind.REMITTANCE_PAYMENT
                        ? List.of()
                        : List.of(new Reference("trace_number", part.traceNumber()));
        return new Entry(
                new EntryKey(source, prefix + "_" + place()),
                kind,
                null,
                currency,
                amount,
                null,
                null,
                date,
                null,
                EntryState.OPEN,
                null,
                null,
                references,
                part.payer(),
                Reading.text(record.part("envelope"), "guide"),
                null,
                feed(),
                null,
                null,
                null,
                part,
                version,
                origin);
    }

    /** NPI, else tax id, else whatever id it has, else its name. */
    private static String party(Parts party) {
        for (String name : List.of("npi", "tax_id", "id", "name")) {
            String text = Reading.text(party, name);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    /** The day on which a set was made, else sent, else received. */
    private LocalDate sentOn() {
        Parts envelope = record.part("envelope");
        for (String name : List.of("created_on", "sent_on")) {
            if (envelope.has(name)) {
                return reading.day(envelope, name);
            }
        }
        return reading.day(record.part("metadata"), "received_at");
    }

    /** The file, else the interchange: one of them does not tell a thing twice by mistake. */
    private String feed() {
        Parts envelope = record.part("envelope");
        String file = Reading.text(envelope, "file_digest");
        return file != null
                ? file
                : digest(
                        Reading.text(envelope, "sender")
                                + "\n"
                                + Reading.text(envelope, "interchange_control_number"));
    }

    /** Where it stood: the same file read again gives the same id. */
    private String place() {
        Parts envelope = record.part("envelope");
        StringBuilder place = new StringBuilder(128);
        for (String name :
                List.of(
                        "file_digest",
                        "sender",
                        "interchange_number",
                        "interchange_control_number",
                        "group_number",
                        "group_control_number",
                        "set_number",
                        "set_control_number")) {
            place.append(envelope.value(name)).append('\n');
        }
        return digest(place.append(record.value("unit_number")).toString());
    }

    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
