package dev.tributary.reconcile.engine;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.charge;
import static dev.tributary.reconcile.Some.claim;
import static dev.tributary.reconcile.Some.ledger;
import static dev.tributary.reconcile.Some.payment;
import static dev.tributary.reconcile.Some.payout;
import static dev.tributary.reconcile.Some.remittance;

import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A history of entries that come, change and go, with numbers that often collide: to be told in any
 * order. The same seed gives the same.
 */
public final class History {

    /** One thing that is told. */
    public record Step(Entry entry, EntryKey deleted, long version, boolean matchesAfter) {

        void on(EntryStoreContract.Bench bench) {
            if (entry != null) {
                bench.upsert(List.of(entry));
            } else {
                bench.delete(deleted, version);
            }
        }

        /** Tells it to a store. */
        public void on(MemoryEntryStore store) {
            if (entry != null) {
                store.upsert(entry);
            } else {
                store.delete(deleted, version);
            }
        }
    }

    private static final String NAMED_PAYEE = "1234567893";
    private static final String UNNAMED_PAYEE = "9999999999";

    /** Names all accounts and payees but those that are to be found unnamed. */
    public static final AccountGroups GROUPS =
            AccountGroups.parse(
                    """
                    groups:
                      - name: east
                        accounts: ["plaid:a1", "quickbooks:35", "stripe:acct"]
                        payees: ["1234567893"]
                    """);

    private final Random random;
    private final List<Step> steps = new ArrayList<>();

    /** So many groups of entries that have to do with each other. */
    public History(long seed, int groups) {
        random = new Random(seed);
        for (int i = 0; i < groups; i++) {
            switch (random.nextInt(8)) {
                case 0, 1 -> bankAndLedger(i);
                case 2 -> payouts(i);
                case 3 -> claims(i);
                case 4 -> reversal(i);
                case 5 -> unnamed(i);
                case 6 -> notPendingAfterAll(i);
                default -> copies(i);
            }
        }
    }

    /** All of it, as it happened. */
    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** The same steps in another order. */
    List<Step> shuffled(long seed) {
        List<Step> other = new ArrayList<>(steps);
        Collections.shuffle(other, new Random(seed));
        return other;
    }

    private void told(Some some, int version) {
        add(new Step(some.version(version).build(), null, 0, random.nextInt(12) == 0));
    }

    private void gone(String source, String id, int version) {
        add(new Step(null, new EntryKey(source, id), version, false));
    }

    private void add(Step step) {
        steps.add(step);
    }

    private String check() {
        return "CHK" + (100 + random.nextInt(25));
    }

    private String amount() {
        return String.valueOf(10 * (1 + random.nextInt(4)));
    }

    private String day() {
        return LocalDate.of(2026, 3, 1).plusDays(random.nextInt(40)).toString();
    }

    private void bankAndLedger(int i) {
        String check = check();
        String amount = amount();
        String day = day();
        told(bank("b" + i).check(check).amount(amount).date(day), 1);
        told(ledger("l" + i).check(check).amount(amount).date(day), 1);
        switch (random.nextInt(5)) {
            case 0 -> told(ledger("l" + i).check(check()).amount(amount).date(day), 2);
            case 1 -> gone("plaid", "b" + i, 2);
            case 2 -> told(bank("b" + i).check(check).amount(amount()).date(day), 3);
            case 3 -> told(bank("q" + i).check(check).amount(amount).date(day).pending("b" + i), 1);
            default -> told(bank("b" + i).amount(amount).date(day).state(EntryState.PENDING), 2);
        }
    }

    private void payouts(int i) {
        String group = "po_" + i;
        told(charge("txn_a" + i).amount("30").fee("1").group(group), 1);
        told(charge("txn_b" + i).amount("20").fee("1").group(group), 1);
        told(payout("txn_p" + i).amount("-48").ref("payout", group), 1);
        told(bank("pb" + i).amount("48").ref("trace_number", group), 1);
        told(ledger("pl" + i).amount("30").ref("charge", "txn_a" + i), 1);
        if (random.nextBoolean()) {
            told(charge("txn_c" + i).amount("7").group(group), 1);
        }
        if (random.nextBoolean()) {
            gone("stripe", "txn_b" + i, 4);
        }
    }

    private void claims(int i) {
        String number = "PCN" + random.nextInt(15);
        String icn = "9000" + i;
        String payee = random.nextInt(3) == 0 ? UNNAMED_PAYEE : NAMED_PAYEE;
        String charge = random.nextInt(3) == 0 ? "210" : "200";
        told(claim("c" + i).number(number).charged("200"), 1);
        told(
                remittance("r" + i)
                        .number(number)
                        .icn(icn)
                        .charged(charge)
                        .payee(payee)
                        .trace("T" + i + "00"),
                1);
        told(payment("p" + i).trace("T" + i + "00").claims(1), 1);
        told(bank("eb" + i).ref("trace_number", "TRN*1*T" + i + "00*1"), 1);
        if (random.nextBoolean()) {
            told(
                    remittance("v" + i)
                            .number(number)
                            .icn(icn)
                            .status("22")
                            .charged("-200")
                            .amount("-100"),
                    1);
            told(claim("n" + i).number(number + "R").icn(icn).frequency("7").charged("200"), 1);
        }
    }

    private void reversal(int i) {
        String check = check();
        String amount = amount();
        told(bank("v" + i).check(check).amount("-" + amount).date(day()), 1);
        told(bank("w" + i).check(check).amount(amount).date(day()), 1);
    }

    /** Of accounts and payees that {@link #GROUPS} does not name, each with several entries. */
    private void unnamed(int i) {
        String account = "plaid:u" + random.nextInt(2);
        told(bank("u" + i).account(account).check(check()), 1);
        told(remittance("ur" + i).number("PCN" + random.nextInt(15)).payee(UNNAMED_PAYEE), 1);
        switch (random.nextInt(3)) {
            case 0 -> gone("plaid", "u" + i, 2);
            case 1 -> told(bank("u" + i).check(check()), 2);
            default -> gone("x12_835", "ur" + i, 2);
        }
    }

    /** One that took a pending one's place stops naming it, or names another. */
    private void notPendingAfterAll(int i) {
        String check = check();
        String amount = amount();
        String day = day();
        for (String id : List.of("d", "e")) {
            told(bank(id + i).check(check).amount(amount).date(day), 1);
        }
        told(ledger("f" + i).check(check).amount(amount).date(day), 1);
        Some posted = bank("q" + i).check(check()).amount(amount).date(day);
        told(posted.pending("d" + i), 1);
        told(posted.pending(random.nextBoolean() ? "e" + i : null), 2);
    }

    private void copies(int i) {
        String check = check();
        String day = day();
        told(bank("o" + i).check(check).date(day), 1);
        told(bank("x" + i).check(check).date(day).feed("relink"), 2);
        if (random.nextBoolean()) {
            told(bank("y" + i).check(check).date(day), 1);
        }
        told(ledger("k" + i).check(check).date(day), 1);
        if (random.nextInt(3) == 0) {
            gone("plaid", "o" + i, 5);
        }
    }
}
