package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Draft;
import dev.tributary.reconcile.engine.FindingKind;
import dev.tributary.reconcile.engine.Match.Member;
import dev.tributary.reconcile.engine.MatchStatus;
import dev.tributary.reconcile.engine.Pool;
import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.ClaimPart;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.EntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is said of groups: copies, payouts and their items, payments and their claims, claims and
 * what was paid for them.
 *
 * @param settings how long things take, and in whose records they are awaited
 */
record GroupReviews(Settings settings) {

    private static final int NEXT_DAY = 1;

    /** Each copy, with its original. */
    void copies(Pool pool) {
        for (Draft draft : pool.drafts()) {
            if (draft.status() == MatchStatus.CONFIRMED) {
                continue;
            }
            EntryKey original = draft.keys().get(0);
            Map<EntryKey, Entry> entries = byKey(pool);
            for (Member member : draft.members().subList(1, draft.members().size())) {
                pool.find(
                        FindingKind.DUPLICATE,
                        member.key(),
                        original,
                        entries.get(member.key()).amount(),
                        "Another feed told the same; take the older link or file out, or reject"
                                + " the match where both are real.");
            }
        }
    }

    /** Payouts whose items are not known, or not all of them, and items whose payout is not. */
    void payouts(Pool pool) {
        Set<EntryKey> gathered = new HashSet<>();
        for (Entry entry : pool.free()) {
            if (entry.kind() == EntryKind.PAYOUT && entry.amount() != null) {
                gatherItems(entry, pool, gathered);
            }
        }
        boolean told = false;
        for (Entry entry : pool.free()) {
            boolean payout = entry.kind() == EntryKind.PAYOUT;
            if (entry.date() == null
                    || gathered.contains(entry.key())
                    || (!payout && (told || entry.groupRef() == null))) {
                continue;
            }
            told |= !payout;
            pool.await(
                    FindingKind.MISSING_IN_PROCESSOR,
                    entry.key(),
                    entry.amount(),
                    settings.expected().processor(),
                    entry.date().plusDays(payout ? NEXT_DAY : settings.days().itemToPayout()),
                    payout
                            ? "No balance transaction names this payout; a manual payout's are not"
                                    + " named by the processor, join them by hand."
                            : "It names a payout that did not come; list the payout again.");
        }
    }

    private void gatherItems(Entry payout, Pool pool, Set<EntryKey> gathered) {
        List<Entry> items = PayoutItems.items(payout, pool);
        Variance left = PayoutItems.variance(payout, items);
        if (PayoutItems.waits(items, left)) {
            gathered.add(payout.key());
            items.forEach(item -> gathered.add(item.key()));
            await(
                    FindingKind.AMOUNT_VARIANCE,
                    payout,
                    left.amount(),
                    settings.expected().processor(),
                    "What names this payout does not come to it ("
                            + items.size()
                            + " balance transactions, "
                            + left.reason()
                            + "); list the payout again, or write the difference off.",
                    pool);
        }
    }

    /** Payments of an 835 that do not come to what their claims and adjustments say. */
    void remittances(Pool pool) {
        Map<EntryKey, Entry> entries = byKey(pool);
        for (Draft draft : pool.drafts()) {
            Entry payment = entries.get(draft.keys().get(0));
            if (draft.status() == MatchStatus.REVIEW
                    && payment.kind() == EntryKind.REMITTANCE_PAYMENT) {
                boolean complete = RemittanceClaims.isComplete(payment, draft.members().size() - 1);
                if (!complete || draft.variance().signum() != 0) {
                    unbalanced(payment, draft.variance(), complete, pool);
                }
            }
        }
        Set<EntryKey> gathered = new HashSet<>();
        for (Entry entry : pool.free()) {
            if (entry.kind() == EntryKind.REMITTANCE_PAYMENT) {
                alone(entry, pool, gathered);
            }
        }
        for (Entry entry : pool.free()) {
            if (entry.kind() == EntryKind.CLAIM_PAYMENT
                    && entry.date() != null
                    && !gathered.contains(entry.key())) {
                pool.await(
                        FindingKind.MISSING_REMITTANCE,
                        entry.key(),
                        entry.amount(),
                        settings.expected().remittances(),
                        entry.date().plusDays(NEXT_DAY),
                        "The payment that it is a part of did not come; read the 835 again.");
            }
        }
    }

    private void alone(Entry payment, Pool pool, Set<EntryKey> gathered) {
        List<Entry> claims = RemittanceClaims.claims(payment, pool);
        ClaimPart part = payment.claim();
        if (RemittanceClaims.waits(payment, claims)) {
            claims.forEach(claim -> gathered.add(claim.key()));
            unbalanced(payment, RemittanceClaims.variance(payment, claims).amount(), false, pool);
        } else if (part.claimCount() != null && part.claimCount() > 0) {
            unbalanced(payment, payment.amount(), false, pool);
        }
    }

    private void unbalanced(Entry payment, BigDecimal over, boolean complete, Pool pool) {
        String text =
                complete
                        ? "Its claims less its adjustments are not what it pays; ask the payer."
                        : "Not all claims came that it pays; read the 835 again.";
        if (complete) {
            pool.find(FindingKind.UNBALANCED_835, payment.key(), null, over, text);
        } else {
            await(
                    FindingKind.UNBALANCED_835,
                    payment,
                    over,
                    settings.expected().remittances(),
                    text,
                    pool);
        }
    }

    /** What is to be there by the next day; what has no day is not awaited. */
    private static void await(
            FindingKind what,
            Entry about,
            BigDecimal amount,
            String expectedIn,
            String text,
            Pool pool) {
        if (about.date() == null) {
            pool.find(what, about.key(), null, amount, text);
        } else {
            pool.await(
                    what, about.key(), amount, expectedIn, about.date().plusDays(NEXT_DAY), text);
        }
    }

    /** Claims without an answer, answers without a claim, reversals of nothing. */
    void claims(Pool pool) {
        for (Entry entry : pool.free()) {
            if (entry.date() != null && entry.kind() == EntryKind.CLAIM) {
                awaitRemittance(entry, pool);
            } else if (entry.date() != null && entry.kind() == EntryKind.CLAIM_PAYMENT) {
                awaitClaim(entry, pool);
            }
        }
        orphans(pool);
    }

    private void awaitRemittance(Entry claim, Pool pool) {
        pool.await(
                FindingKind.MISSING_REMITTANCE,
                claim.key(),
                claim.claim().charge(),
                settings.expected().remittances(),
                claim.date().plusDays(settings.days().claimToRemittance()),
                "No payer answered the claim; ask for its status (276).");
    }

    private void awaitClaim(Entry payment, Pool pool) {
        pool.await(
                FindingKind.MISSING_CLAIM,
                payment.key(),
                payment.claim().paid(),
                settings.expected().claims(),
                payment.date().plusDays(settings.days().remittanceToClaim()),
                "No claim has its number; the payer changed it, or the 837 is missing: join them"
                        + " by hand.");
    }

    /** Each payment is taken back once; what takes back more, takes back nothing that we know. */
    private void orphans(Pool pool) {
        List<Entry> payments = new ArrayList<>();
        List<Entry> reversals = new ArrayList<>();
        for (Entry entry : pool.entries()) {
            if (entry.kind() == EntryKind.CLAIM_PAYMENT && entry.claim() != null) {
                (ClaimFamily.isReversal(entry) ? reversals : payments).add(entry);
            }
        }
        for (Entry reversal : reversals) {
            boolean found = payments.removeIf(new FirstOf(reversal)::takes);
            LocalDate date = reversal.date();
            if (!found && date != null) {
                pool.await(
                        FindingKind.ORPHAN_REVERSAL,
                        reversal.key(),
                        reversal.claim().paid(),
                        settings.expected().remittances(),
                        date,
                        "It takes back a payment that did not come; find the earlier 835.");
            }
        }
    }

    /** The first payment that a reversal can take back, and no other. */
    private static final class FirstOf {

        private final Entry reversal;
        private boolean taken;

        FirstOf(Entry reversal) {
            this.reversal = reversal;
        }

        boolean takes(Entry payment) {
            ClaimPart one = payment.claim();
            ClaimPart other = reversal.claim();
            boolean fits =
                    !taken
                            && one.paid() != null
                            && other.paid() != null
                            && one.paid().negate().compareTo(other.paid()) == 0
                            && (same(one.payerControlNumber(), other.payerControlNumber())
                                    || same(one.claimId(), other.claimId()));
            taken |= fits;
            return fits;
        }

        private static boolean same(String one, String other) {
            String token = Tokens.exact(one);
            return token != null && token.equals(Tokens.exact(other));
        }
    }

    private static Map<EntryKey, Entry> byKey(Pool pool) {
        Map<EntryKey, Entry> entries = new HashMap<>();
        pool.entries().forEach(entry -> entries.put(entry.key(), entry));
        return entries;
    }
}
