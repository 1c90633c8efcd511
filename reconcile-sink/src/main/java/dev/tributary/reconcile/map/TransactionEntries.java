package dev.tributary.reconcile.map;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.entry.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes entries of {@code FinancialTransaction} records. */
final class TransactionEntries {

    private static final String REMEDY =
            "source: name it in source.kinds as a bank, a ledger or a processor";

    private static final String TRACE = "trace_number";
    private static final Pattern ADDENDUM = Pattern.compile("(?i)TRN\\*\\d\\*([^*~\\s]+)");

    private final SourceKinds kinds;

    TransactionEntries(SourceKinds kinds) {
        this.kinds = kinds;
    }

    Entry of(Parts record, long version, Origin origin, Reading reading) {
        String source = reading.needText(record, "source");
        String id = reading.needText(record, "id");
        String type = Reading.text(record, "type");
        List<Reference> references = references(record);
        String account = Reading.text(record, "account_id");
        Entry entry =
                new Entry(
                        new EntryKey(source, id),
                        source == null ? null : kind(source, type, reading),
                        account == null ? null : source + ":" + account,
                        reading.needText(record, "currency"),
                        reading.money(record, "amount"),
                        reading.money(record, "fee"),
                        reading.money(record, "net"),
                        reading.day(record, "date"),
                        reading.day(record, "available_on"),
                        state(record, id, references),
                        Reading.text(record, "pending_id"),
                        Reading.text(record, "group_ref"),
                        references,
                        Reading.text(record, "merchant"),
                        type,
                        Reading.text(record, "category"),
                        account,
                        reading.rate(record, "exchange_rate"),
                        Reading.text(record, "original_currency"),
                        reading.money(record, "original_amount"),
                        null,
                        version,
                        origin);
        if (entry.state() == EntryState.OPEN && entry.amount() == null) {
            reading.bad("MISSING", "amount");
        }
        return entry;
    }

    private EntryKind kind(String source, String type, Reading reading) {
        Optional<EntryKind> kind = kinds.of(source, type);
        if (kind.isEmpty()) {
            reading.bad("UNKNOWN_SOURCE", REMEDY);
        }
        return kind.orElse(null);
    }

    /**
     * A processor's own balance transaction has moved its balance; pending says only that it cannot
     * be paid out yet (Stripe, balance_transaction.status). All else that is pending may go away.
     */
    private static EntryState state(Parts record, String id, List<Reference> references) {
        String status = Reading.lower(Reading.text(record, "status"));
        return switch (status) {
            case "failed" -> EntryState.FAILED;
            case "voided" -> EntryState.VOIDED;
            case "removed" -> EntryState.REMOVED;
            case "pending" ->
                    references.contains(new Reference("balance_transaction", id))
                            ? EntryState.OPEN
                            : EntryState.PENDING;
            default ->
                    status.isEmpty() && Boolean.TRUE.equals(record.value("pending"))
                            ? EntryState.PENDING
                            : EntryState.OPEN;
        };
    }

    private static List<Reference> references(Parts record) {
        List<Reference> references = new ArrayList<>();
        for (Parts reference : record.parts("references")) {
            String value = Reading.text(reference, "value");
            if (value != null) {
                String kind = Reading.text(reference, "kind");
                references.add(new Reference(kind == null ? "other" : kind, value));
            }
        }
        addendum(Reading.text(record, "description"), references);
        return references;
    }

    /** The trace number of an 835 stands in the addenda text of its bank line. */
    private static void addendum(String description, List<Reference> references) {
        if (description != null && description.indexOf('*') >= 0) {
            Matcher trace = ADDENDUM.matcher(description);
            if (trace.find()) {
                Reference reference = new Reference(TRACE, trace.group(1));
                if (!references.contains(reference)) {
                    references.add(reference);
                }
            }
        }
    }
}
