package dev.tributary.stripe.map;

import dev.tributary.api.money.AccountStatus;
import dev.tributary.api.money.Findings;
import dev.tributary.api.money.JsonFields;
import dev.tributary.api.money.MoneyIssueCode;
import dev.tributary.api.money.MoneyOptions;
import dev.tributary.api.money.TransactionStatus;
import dev.tributary.commons.record.ApiEventRecord;
import dev.tributary.commons.record.FinancialAccountRecord;
import dev.tributary.commons.record.FinancialTransactionRecord;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/**
 * Makes records of what Stripe told: an event record of everything, and transactions and accounts
 * of what is money. Keeps no state; safe for use by several threads.
 *
 * <p>Only a balance transaction moves money, so only its record has an amount. A charge, a refund,
 * a payout or a top-up has a record of its own, with an amount of zero, while it has no balance
 * transaction or when it failed. So the amounts of an account add up to what its balance gained,
 * however often, late or out of order an object is read.
 */
public final class StripeMapper {

    /** Suffix of the topic of transactions. */
    public static final String TRANSACTIONS = "transactions";

    /** Suffix of the topic of accounts. */
    public static final String ACCOUNTS = "accounts";

    /** Suffix of the topic of events. */
    public static final String EVENTS = "events";

    /** What goes to which topic, by its suffix. */
    public static final Map<String, Schema> RECORDS =
            Map.of(
                    TRANSACTIONS, FinancialTransactionRecord.SCHEMA,
                    ACCOUNTS, FinancialAccountRecord.SCHEMA,
                    EVENTS, ApiEventRecord.SCHEMA);

    static final String SYSTEM = "stripe";

    /** The sign convention of amounts of balance transactions. */
    static final String SIGNED = "negative_is_out";

    /** The sign convention of amounts of all other objects: the kind of object tells the way. */
    static final String UNSIGNED = "unsigned";

    private final MoneyOptions options;
    private final BalanceTransactions balanceTransactions;
    private final UnsettledObjects unsettled;
    private final Accounts accounts;

    /**
     * A mapper.
     *
     * @param options with Stripe's table, {@link StripeCurrencies#MINOR_UNITS}
     */
    public StripeMapper(MoneyOptions options) {
        this.options = options;
        this.balanceTransactions = new BalanceTransactions(options);
        this.unsettled = new UnsettledObjects(options);
        this.accounts = new Accounts(options);
    }

    /**
     * Maps a read.
     *
     * @return the records, the event's first; refused where it is no object of Stripe's, or money
     *     without an id
     */
    public MappedObject map(StripeRead read) {
        Findings findings = new Findings();
        Optional<Told> told = Told.of(read, findings);
        Optional<Struct> event = told.flatMap(it -> Events.map(it, findings));
        if (told.isEmpty() || event.isEmpty()) {
            return new MappedObject.Refused(findings.list());
        }
        Findings ofMoney = new Findings();
        Optional<List<MappedRecord>> money = money(told.get(), ofMoney);
        if (money.isEmpty()) {
            return new MappedObject.Refused(ofMoney.list());
        }
        List<MappedRecord> records = new ArrayList<>();
        records.add(
                new MappedRecord(
                        EVENTS,
                        event.get().getString("object_id"),
                        event.get(),
                        told.get().happenedAt().toEpochMilli(),
                        findings.list()));
        records.addAll(money.get());
        return new MappedObject.Records(records);
    }

    /** The records of money; empty where there should be one, but it has no id. */
    private Optional<List<MappedRecord>> money(Told told, Findings findings) {
        String type = told.objectType();
        if (type == null || !options.filter().acceptsAccount(Accounts.TYPE)) {
            return Optional.of(List.of());
        }
        if (Events.isDeauthorized(told)) {
            return Optional.of(accounts(told, findings, Optional.of(AccountStatus.PAUSED)));
        }
        return switch (type) {
            case Told.BALANCE_TRANSACTION ->
                    identified(
                            told,
                            findings,
                            id ->
                                    transaction(
                                            id,
                                            findings,
                                            balanceTransactions.map(id, told, findings)));
            case "balance", "account" ->
                    Optional.of(
                            told.isDeleted()
                                    ? goneAccounts(told)
                                    : accounts(told, findings, Optional.empty()));
            default ->
                    UnsettledObjects.areOf(type)
                            ? identified(told, findings, id -> unsettled(id, told, findings))
                            : Optional.of(List.of());
        };
    }

    /** What becomes of an object under its id. */
    private interface Identified {
        List<MappedRecord> records(String id);
    }

    private static Optional<List<MappedRecord>> identified(
            Told told, Findings findings, Identified then) {
        Optional<String> id = told.fields(findings).key("id");
        if (id.isEmpty()) {
            findings.add(MoneyIssueCode.ID_MISSING, told.fields(findings).path("id"));
        }
        return id.map(then::records);
    }

    private List<MappedRecord> unsettled(String id, Told told, Findings findings) {
        Optional<TransactionStatus> status = UnsettledObjects.status(told, findings);
        if (status.isPresent()) {
            return transaction(id, findings, unsettled.map(id, status.get(), told, findings));
        }
        return UnsettledObjects.mayHaveStood(told)
                ? List.of(
                        MappedRecord.tombstone(TRANSACTIONS, id, told.happenedAt().toEpochMilli()))
                : List.of();
    }

    private List<MappedRecord> transaction(
            String id, Findings findings, MappedTransaction transaction) {
        return options.filter().acceptsCategory(transaction.category())
                ? List.of(
                        new MappedRecord(
                                TRANSACTIONS,
                                id,
                                transaction.value(),
                                transaction.at().toEpochMilli(),
                                findings.list()))
                : List.of();
    }

    private List<MappedRecord> accounts(
            Told told, Findings findings, Optional<AccountStatus> status) {
        Known known = told.read().known();
        boolean isBalance = "balance".equals(told.objectType());
        boolean isAccount = "account".equals(told.objectType());
        Optional<JsonFields> balance =
                isBalance
                        ? Optional.of(told.fields(findings))
                        : known.balance().map(it -> JsonFields.at(it, "$.balance", findings));
        Optional<JsonFields> account =
                isAccount
                        ? Optional.of(told.fields(findings))
                        : known.account().map(it -> JsonFields.at(it, "$.account", findings));
        return balance.map(it -> accounts.map(told, it, account, status)).orElse(List.of()).stream()
                .map(
                        it ->
                                new MappedRecord(
                                        ACCOUNTS,
                                        it.id(),
                                        it.value(),
                                        told.happenedAt().toEpochMilli(),
                                        findings.list()))
                .toList();
    }

    private List<MappedRecord> goneAccounts(Told told) {
        return told
                .read()
                .known()
                .balance()
                .map(balance -> accounts.ids(told.account(), balance))
                .orElse(List.of())
                .stream()
                .map(id -> MappedRecord.tombstone(ACCOUNTS, id, told.happenedAt().toEpochMilli()))
                .toList();
    }
}
