package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Draft;
import dev.tributary.reconcile.engine.Pool;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.engine.Stage;
import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.entry.ClaimPart.ProviderAdjustment;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A claim, what replaced it, and all that payers paid, took back and corrected: one family,
 * whatever came first and in whichever 835.
 *
 * <p>CLP01 = CLM01; a correction of a claim whose number changed carries the new one, its reversal
 * the old one (X12 RFI 2150), so a replacement's REF F8 and CLP07 join too. Reversals stand in any
 * 835, before or after (RFI 791). A number that a provider uses for several claims joins each
 * payment to those with its charge and day. Claims and payments of two payees are one family only
 * where nothing else can be meant, and never without doubt.
 */
record ClaimFamilies() implements Stage {

    @Override
    public void keys(Entry entry, Scopes scopes, Consumer<String> keys) {
        ClaimPart claim = entry.claim();
        if (claim == null) {
            return;
        }
        if (entry.kind() == EntryKind.REMITTANCE_PAYMENT) {
            for (ProviderAdjustment adjustment : claim.providerAdjustments()) {
                for (String token : ForwardBalance.tokens(adjustment.reference())) {
                    keys.accept("c|" + token);
                    keys.accept("i|" + token);
                }
            }
            return;
        }
        key("c|", claim.claimId(), keys);
        key("i|", claim.payerControlNumber(), keys);
    }

    private static void key(String prefix, String number, Consumer<String> keys) {
        String token = Tokens.exact(number);
        if (token != null) {
            keys.accept(prefix + token);
        }
    }

    @Override
    public void solve(Pool pool) {
        List<Entry> claims = of(pool, EntryKind.CLAIM);
        List<Entry> paid = of(pool, EntryKind.CLAIM_PAYMENT);
        if (claims.isEmpty() || paid.isEmpty()) {
            return;
        }
        Map<EntryKey, EntryKey> above = new HashMap<>();
        claims.forEach(e -> above.put(e.key(), e.key()));
        paid.forEach(e -> above.put(e.key(), e.key()));
        joinByClaimNumber(claims, paid, pool, above);
        joinByPayerNumber(claims, paid, pool, above);
        List<Entry> plb = of(pool, EntryKind.REMITTANCE_PAYMENT);
        for (List<Entry> family : families(claims, paid, above)) {
            Draft draft = new ClaimFamily(family, plb).draft();
            if (draft != null && pool.allows(draft.keys())) {
                pool.match(draft);
            }
        }
    }

    private static List<Entry> of(Pool pool, EntryKind kind) {
        return pool.free().stream().filter(e -> e.kind() == kind && e.claim() != null).toList();
    }

    private static void joinByClaimNumber(
            List<Entry> claims, List<Entry> paid, Pool pool, Map<EntryKey, EntryKey> above) {
        Map<String, List<Entry>> byNumber = new TreeMap<>();
        for (Entry claim : claims) {
            String number = Tokens.exact(claim.claim().claimId());
            if (number != null) {
                byNumber.computeIfAbsent(number, n -> new ArrayList<>()).add(claim);
            }
        }
        for (List<Entry> same : byNumber.values()) {
            Payees.apart(same).forEach(ofOne -> joinReplacements(ofOne, pool, above));
        }
        Map<String, List<Entry>> payments = new TreeMap<>();
        for (Entry payment : paid) {
            String number = Tokens.exact(payment.claim().claimId());
            if (number != null && byNumber.containsKey(number)) {
                payments.computeIfAbsent(number, n -> new ArrayList<>()).add(payment);
            }
        }
        payments.forEach((n, those) -> joinPayments(byNumber.get(n), those, pool, above));
    }

    /** Each payment to its payee's claims of the number. */
    private static void joinPayments(
            List<Entry> same, List<Entry> paid, Pool pool, Map<EntryKey, EntryKey> above) {
        for (Entry payment : paid) {
            List<Entry> own = same.stream().filter(c -> !Payees.differ(c, payment)).toList();
            List<Entry> claims = own.isEmpty() ? ofAnother(payment, same, paid) : own;
            boolean reused = isReused(claims);
            for (Entry claim : claims) {
                if (!reused || isSameService(claim, payment)) {
                    join(claim, payment, pool, above);
                }
            }
        }
    }

    /**
     * The one claim of another payee that a payment without a claim of its own can be about: of the
     * same charge, and not answered otherwise. A person has to look at it.
     */
    private static List<Entry> ofAnother(Entry payment, List<Entry> same, List<Entry> paid) {
        List<Entry> left =
                same.stream()
                        .filter(claim -> isSameCharge(claim, payment))
                        .filter(claim -> paid.stream().allMatch(p -> Payees.differ(claim, p)))
                        .toList();
        return left.size() == 1 ? left : List.of();
    }

    /** A replacement under the number of its one original. */
    private static void joinReplacements(
            List<Entry> same, Pool pool, Map<EntryKey, EntryKey> above) {
        if (same.size() > 1 && !isReused(same)) {
            same.subList(1, same.size()).forEach(c -> join(same.get(0), c, pool, above));
        }
    }

    /** Whether a provider used one number for claims that are not about the same. */
    private static boolean isReused(List<Entry> same) {
        return ClaimFamily.originals(same) > 1;
    }

    private static boolean isSameService(Entry claim, Entry payment) {
        LocalDate day = claim.claim().serviceFrom();
        LocalDate otherDay = payment.claim().serviceFrom();
        return isSameCharge(claim, payment)
                && (day == null || otherDay == null || day.equals(otherDay));
    }

    private static boolean isSameCharge(Entry one, Entry other) {
        BigDecimal a = one.claim().charge();
        BigDecimal b = other.claim().charge();
        return a != null && b != null && a.abs().compareTo(b.abs()) == 0;
    }

    private static void joinByPayerNumber(
            List<Entry> claims, List<Entry> paid, Pool pool, Map<EntryKey, EntryKey> above) {
        Map<String, List<Entry>> byNumber = new TreeMap<>();
        for (Entry entry : all(claims, paid)) {
            String number = Tokens.exact(entry.claim().payerControlNumber());
            if (number != null) {
                byNumber.computeIfAbsent(number, n -> new ArrayList<>()).add(entry);
            }
        }
        for (List<Entry> same : byNumber.values()) {
            for (int i = 0; i < same.size(); i++) {
                for (int j = i + 1; j < same.size(); j++) {
                    Entry one = same.get(i);
                    Entry other = same.get(j);
                    if (isSamePayer(one, other)
                            && (!Payees.differ(one, other) || isSameCharge(one, other))) {
                        join(one, other, pool, above);
                    }
                }
            }
        }
    }

    /** Two payers can give one number; a claim names its payer otherwise than a payment does. */
    private static boolean isSamePayer(Entry one, Entry other) {
        String a = one.claim().payer();
        String b = other.claim().payer();
        return one.kind() != other.kind() || a == null || b == null || Objects.equals(a, b);
    }

    private static List<Entry> all(List<Entry> claims, List<Entry> paid) {
        List<Entry> all = new ArrayList<>(claims);
        all.addAll(paid);
        return all;
    }

    private static void join(Entry one, Entry other, Pool pool, Map<EntryKey, EntryKey> above) {
        if (pool.allows(List.of(one.key(), other.key()))) {
            above.put(root(other.key(), above), root(one.key(), above));
        }
    }

    private static EntryKey root(EntryKey key, Map<EntryKey, EntryKey> above) {
        EntryKey at = key;
        while (!above.get(at).equals(at)) {
            at = above.get(at);
        }
        return at;
    }

    private static Collection<List<Entry>> families(
            List<Entry> claims, List<Entry> paid, Map<EntryKey, EntryKey> above) {
        Map<EntryKey, List<Entry>> byRoot = new TreeMap<>();
        for (Entry entry : all(claims, paid)) {
            byRoot.computeIfAbsent(root(entry.key(), above), r -> new ArrayList<>()).add(entry);
        }
        return byRoot.values();
    }
}
