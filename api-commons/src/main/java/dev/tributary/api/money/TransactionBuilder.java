package dev.tributary.api.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.rules.TagRules;
import dev.tributary.commons.record.FinancialTransactionRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/** Builds the record of one movement of money. One thread uses it, once. */
public final class TransactionBuilder {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(Amounts.SCALE);

    private final Struct record;
    private final Findings findings;
    private final List<Struct> references = new ArrayList<>();

    private TransactionBuilder(String source, Findings findings) {
        this.record = MoneyRecord.begin(FinancialTransactionRecord.SCHEMA, source);
        this.findings = findings;
    }

    /**
     * Begins a record.
     *
     * @param source the provider's name, as {@code stripe}
     * @param findings what is found wrong while it is built
     */
    public static TransactionBuilder of(String source, Findings findings) {
        return new TransactionBuilder(source, findings);
    }

    /**
     * What it is called.
     *
     * @param id the record's key
     * @param accountId the id of the {@code FinancialAccount} that it moves; may be null
     * @param type the provider's word for its kind; may be null
     */
    public TransactionBuilder named(String id, String accountId, String type) {
        record.put("id", id).put("account_id", accountId).put("type", type);
        return this;
    }

    /**
     * When it counts.
     *
     * @param date the day; absence is a finding
     * @param location where the day should have stood
     */
    public TransactionBuilder dated(Optional<LocalDate> date, String location) {
        if (date.isEmpty()) {
            findings.add(MoneyIssueCode.DATE_MISSING, location);
        }
        record.put("date", date.map(LocalDate::toString).orElse(null));
        return this;
    }

    /** Further times; each may be absent but that of observation. */
    public TransactionBuilder timed(
            Optional<Instant> occurredAt,
            Optional<LocalDate> authorizedDate,
            Optional<LocalDate> availableOn,
            Instant observedAt) {
        record.put("occurred_at", occurredAt.map(Instant::toString).orElse(null))
                .put("authorized_date", authorizedDate.map(LocalDate::toString).orElse(null))
                .put("available_on", availableOn.map(LocalDate::toString).orElse(null))
                .put("observed_at", observedAt.toString());
        return this;
    }

    /**
     * The money.
     *
     * @param amount what the account gains, negative for what it loses; four decimals
     * @param original its exact text, as the provider has it
     * @param signConvention how the provider's sign reads
     */
    public TransactionBuilder amount(
            Optional<BigDecimal> amount,
            Optional<String> currency,
            Optional<String> original,
            String signConvention) {
        record.put("amount", amount.orElse(null))
                .put("currency", currency.orElse(null))
                .put("amount_original", original.orElse(null))
                .put("sign_convention", signConvention);
        return this;
    }

    /** An amount of nothing, in that currency: it has not moved money, or never will. */
    public TransactionBuilder withoutEffect(
            Optional<String> currency, Optional<String> original, String signConvention) {
        return amount(Optional.of(NOTHING), currency, original, signConvention);
    }

    /**
     * What the provider keeps and what is left; that they add up is seen to.
     *
     * @param fee positive for a cost
     * @param location where the net amount stands
     */
    public TransactionBuilder kept(
            Optional<BigDecimal> fee, Optional<BigDecimal> net, String location) {
        BigDecimal amount = (BigDecimal) record.get("amount");
        if (amount != null
                && fee.isPresent()
                && net.isPresent()
                && amount.subtract(fee.get()).compareTo(net.get()) != 0) {
            findings.add(MoneyIssueCode.NET_DIFFERS, location);
        }
        record.put("fee", fee.orElse(null)).put("net", net.orElse(null));
        return this;
    }

    /**
     * What it was before an exchange, or before it counts.
     *
     * @param rate units of the record's currency for one of the original
     */
    public TransactionBuilder original(
            Optional<BigDecimal> amount, Optional<String> currency, Optional<BigDecimal> rate) {
        record.put("original_amount", amount.orElse(null))
                .put("original_currency", currency.orElse(null))
                .put("exchange_rate", rate.orElse(null));
        return this;
    }

    /** Who is at the other end. */
    public TransactionBuilder merchant(Optional<Fallback.Chosen<String>> merchant) {
        record.put("merchant", merchant.map(Fallback.Chosen::value).orElse(null))
                .put("merchant_source", merchant.map(Fallback.Chosen::source).orElse(null));
        return this;
    }

    /** What it is for. */
    public TransactionBuilder category(Optional<Fallback.Chosen<String>> category) {
        record.put("category", category.map(Fallback.Chosen::value).orElse(null))
                .put("category_source", category.map(Fallback.Chosen::source).orElse(null));
        return this;
    }

    /** What it says. */
    public TransactionBuilder description(Optional<String> description) {
        record.put("description", description.orElse(null));
        return this;
    }

    /**
     * Where it took place.
     *
     * @param location a struct of {@link FinancialTransactionRecord#LOCATION}
     */
    public TransactionBuilder location(Optional<Struct> location) {
        record.put("location", location.orElse(null));
        return this;
    }

    /** How far it has come. */
    public TransactionBuilder status(TransactionStatus status) {
        record.put("status", status.word()).put("pending", status == TransactionStatus.PENDING);
        if (status.isWithoutEffect()) {
            record.put("amount", NOTHING);
        }
        return this;
    }

    /** Id of the pending one whose place it takes. */
    public TransactionBuilder insteadOf(Optional<String> pendingId) {
        record.put("pending_id", pendingId.orElse(null));
        return this;
    }

    /** Id of the payout or deposit that it is a part of. */
    public TransactionBuilder partOf(Optional<String> group) {
        record.put("group_ref", group.orElse(null));
        return this;
    }

    /** Whether the provider calls it reconciled. */
    public TransactionBuilder reconciled(Optional<Boolean> reconciled) {
        record.put("reconciled", reconciled.orElse(null));
        return this;
    }

    /** A number that others know it under, each once; nothing where it is absent. */
    public TransactionBuilder reference(String kind, Optional<String> value) {
        value.map(
                        number ->
                                new Struct(FinancialTransactionRecord.REFERENCE)
                                        .put("kind", kind)
                                        .put("value", number))
                .filter(reference -> !references.contains(reference))
                .ifPresent(references::add);
        return this;
    }

    /** What was received. */
    public TransactionBuilder raw(JsonNode object) {
        MoneyRecord.raw(record, object);
        return this;
    }

    /**
     * The record, without its findings.
     *
     * @param tags the user's
     */
    public Struct build(TagRules tags) {
        record.put("references", references);
        List<Issue> undecided = new ArrayList<>();
        record.put("tags", tags.of(record, undecided));
        undecided.forEach(issue -> findings.add(issue.code(), issue.location()));
        return record;
    }
}
