package dev.tributary.reconcile;

import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.entry.ClaimPart.ProviderAdjustment;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.entry.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Builds entries for tests; what a test does not speak of has a usual value. */
public final class Some {

    private final EntryKind kind;
    private final String source;
    private final String id;
    private String account;
    private String currency = "USD";
    private BigDecimal amount = money("100");
    private BigDecimal fee;
    private BigDecimal net;
    private LocalDate date = LocalDate.of(2026, 3, 2);
    private EntryState state = EntryState.OPEN;
    private String pending;
    private String group;
    private final List<Reference> references = new ArrayList<>();
    private String counterparty = "ACME";
    private String type;
    private String feed;
    private BigDecimal rate;
    private String originalCurrency;
    private BigDecimal originalAmount;
    private long version = 1;

    private String claimId;
    private String icn;
    private String status;
    private String frequency;
    private BigDecimal charge;
    private BigDecimal adjustments;
    private String trace;
    private String payerTrace;
    private String payer = "PAYER";
    private String payee = "1234567893";
    private LocalDate service;
    private Integer claimCount;
    private final List<ProviderAdjustment> plb = new ArrayList<>();

    private Some(EntryKind kind, String source, String id) {
        this.kind = kind;
        this.source = source;
        this.id = id;
    }

    public static Some bank(String id) {
        return new Some(EntryKind.BANK, "plaid", id).account("plaid:a1");
    }

    public static Some ledger(String id) {
        return new Some(EntryKind.LEDGER, "quickbooks", id).account("quickbooks:35");
    }

    public static Some payout(String id) {
        return new Some(EntryKind.PAYOUT, "stripe", id).account("stripe:acct").type("payout");
    }

    public static Some charge(String id) {
        return new Some(EntryKind.BALANCE_TRANSACTION, "stripe", id)
                .account("stripe:acct")
                .type("charge");
    }

    public static Some claim(String id) {
        return new Some(EntryKind.CLAIM, "x12_837", id).frequency("1");
    }

    public static Some remittance(String id) {
        return new Some(EntryKind.CLAIM_PAYMENT, "x12_835", id).status("1");
    }

    public static Some payment(String id) {
        return new Some(EntryKind.REMITTANCE_PAYMENT, "x12_835", id);
    }

    public static EntryKey key(String source, String id) {
        return new EntryKey(source, id);
    }

    public static BigDecimal money(String amount) {
        return new BigDecimal(amount).setScale(4);
    }

    public Some account(String text) {
        account = text;
        return this;
    }

    public Some currency(String text) {
        currency = text;
        return this;
    }

    public Some amount(String text) {
        amount = money(text);
        return this;
    }

    /** With what the processor keeps. */
    public Some fee(String text) {
        fee = money(text);
        net = amount.subtract(fee);
        return this;
    }

    public Some date(String text) {
        date = LocalDate.parse(text);
        return this;
    }

    public Some state(EntryState other) {
        state = other;
        return this;
    }

    public Some pending(String text) {
        pending = text;
        return this;
    }

    public Some group(String text) {
        group = text;
        return this;
    }

    public Some ref(String named, String value) {
        references.add(new Reference(named, value));
        return this;
    }

    public Some check(String value) {
        return ref("check_number", value);
    }

    public Some from(String text) {
        counterparty = text;
        return this;
    }

    public Some type(String text) {
        type = text;
        return this;
    }

    public Some feed(String text) {
        feed = text;
        return this;
    }

    /** The amount before the exchange can be absent. */
    public Some exchanged(String text, String original, String by) {
        originalCurrency = text;
        originalAmount = original == null ? null : money(original);
        rate = new BigDecimal(by).setScale(10);
        return this;
    }

    public Some version(long number) {
        version = number;
        return this;
    }

    public Some number(String text) {
        claimId = text;
        return this;
    }

    public Some icn(String text) {
        icn = text;
        return this;
    }

    public Some status(String text) {
        status = text;
        return this;
    }

    public Some frequency(String text) {
        frequency = text;
        return this;
    }

    public Some charged(String text) {
        charge = money(text);
        return this;
    }

    public Some adjusted(String text) {
        adjustments = money(text);
        return this;
    }

    public Some trace(String text) {
        trace = text;
        return this;
    }

    public Some payerTrace(String text) {
        payerTrace = text;
        return this;
    }

    public Some payer(String text) {
        payer = text;
        return this;
    }

    public Some payee(String text) {
        payee = text;
        return this;
    }

    public Some served(String text) {
        service = LocalDate.parse(text);
        return this;
    }

    public Some claims(int count) {
        claimCount = count;
        return this;
    }

    public Some plb(String reason, String reference, String text) {
        plb.add(new ProviderAdjustment(reason, reference, money(text)));
        adjustments = (adjustments == null ? money("0") : adjustments).add(money(text));
        return this;
    }

    public Entry build() {
        return new Entry(
                new EntryKey(source, id),
                kind,
                account,
                currency,
                kind == EntryKind.CLAIM ? charge : amount,
                fee,
                net,
                date,
                null,
                state,
                pending,
                group,
                references,
                counterparty,
                type,
                null,
                feed,
                rate,
                originalCurrency,
                originalAmount,
                claim(),
                version,
                new Origin("t", 0, version));
    }

    private ClaimPart claim() {
        if (!source.startsWith("x12")) {
            return null;
        }
        return new ClaimPart(
                claimId,
                icn,
                status,
                frequency,
                charge,
                kind == EntryKind.CLAIM ? null : amount,
                null,
                adjustments,
                trace,
                payerTrace,
                payer,
                payee,
                service,
                claimCount,
                null,
                plb);
    }
}
