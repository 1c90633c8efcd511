package dev.tributary.simulators.stripe.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of objects that can be listed or read. */
public enum ObjectType {
    BALANCE_TRANSACTION("balance_transaction", "balance_transactions", "txn_"),
    CHARGE("charge", "charges", "ch_"),
    REFUND("refund", "refunds", "re_"),
    PAYOUT("payout", "payouts", "po_"),
    DISPUTE("dispute", "disputes", "du_"),
    PAYMENT_INTENT("payment_intent", "payment_intents", "pi_"),
    INVOICE("invoice", "invoices", "in_"),
    CUSTOMER("customer", "customers", "cus_"),
    SUBSCRIPTION("subscription", "subscriptions", "sub_"),
    PRODUCT("product", "products", "prod_"),
    PRICE("price", "prices", "price_"),
    TRANSFER("transfer", "transfers", "tr_"),
    APPLICATION_FEE("application_fee", "application_fees", "fee_"),
    ACCOUNT("account", "accounts", "acct_"),
    BALANCE("balance", "balance", ""),
    EVENT("event", "events", "evt_");

    private final String word;
    private final String path;
    private final String prefix;

    ObjectType(String word, String path, String prefix) {
        this.word = word;
        this.path = path;
        this.prefix = prefix;
    }

    /** As it stands in an object's {@code object}. */
    public String word() {
        return word;
    }

    /** Its place after {@code /v1/}. */
    public String path() {
        return path;
    }

    /** What its ids begin with. */
    public String prefix() {
        return prefix;
    }

    /** The kind that a path after {@code /v1/} names. */
    public static Optional<ObjectType> ofPath(String path) {
        return Arrays.stream(values()).filter(type -> type.path.equals(path)).findFirst();
    }

    /** The kind that an object's {@code object} names. */
    public static Optional<ObjectType> ofWord(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }

    /** The kinds that an account keeps on shelves of their own: not balances and events. */
    public static List<ObjectType> stored() {
        return Arrays.stream(values()).filter(type -> type != BALANCE && type != EVENT).toList();
    }
}
