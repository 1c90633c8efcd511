package dev.tributary.api.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.commons.record.FinancialAccountRecord;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/** Builds the record of one account that holds or owes money. One thread uses it, once. */
public final class AccountBuilder {

    private final Struct record;

    private AccountBuilder(String source) {
        this.record = MoneyRecord.begin(FinancialAccountRecord.SCHEMA, source);
    }

    /** Begins a record of that provider. */
    public static AccountBuilder of(String source) {
        return new AccountBuilder(source);
    }

    /**
     * What it is called.
     *
     * @param id the record's key
     * @param name what people call it
     * @param type depository, credit, loan, processor, ledger, …
     * @param subtype the provider's narrower word
     */
    public AccountBuilder named(
            String id, Optional<String> name, String type, Optional<String> subtype) {
        record.put("id", id)
                .put("name", name.orElse(null))
                .put("type", type)
                .put("subtype", subtype.orElse(null));
        return this;
    }

    /** Who keeps it, and the last digits of its number. */
    public AccountBuilder kept(Optional<String> institution, Optional<String> mask) {
        record.put("institution", institution.orElse(null)).put("mask", mask.orElse(null));
        return this;
    }

    /**
     * What is on it.
     *
     * @param balance all of it
     * @param kind asset, or liability: positive = owed
     * @param available what of it can be used
     * @param pending what of it has still to clear
     */
    public AccountBuilder holding(
            String currency,
            Optional<BigDecimal> balance,
            String kind,
            Optional<BigDecimal> available,
            Optional<BigDecimal> pending) {
        record.put("currency", currency)
                .put("balance", balance.orElse(null))
                .put("balance_kind", kind)
                .put("available", available.orElse(null))
                .put("pending", pending.orElse(null));
        return this;
    }

    /** The balance's exact text, as the provider has it. */
    public AccountBuilder original(Optional<String> balance) {
        record.put("balance_original", balance.orElse(null));
        return this;
    }

    /** What can be done with it, and the account that took its place. */
    public AccountBuilder status(AccountStatus status, Optional<String> mergedInto) {
        record.put("status", status.word()).put("merged_into", mergedInto.orElse(null));
        return this;
    }

    /** When it was read. */
    public AccountBuilder observed(Instant at) {
        record.put("observed_at", at.toString());
        return this;
    }

    /** What was received. */
    public AccountBuilder raw(JsonNode object) {
        MoneyRecord.raw(record, object);
        return this;
    }

    /** The record, without its findings. */
    public Struct build() {
        return record;
    }
}
