package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.engine.Variance;
import dev.tributary.reconcile.entry.Entry;
import java.util.Set;

/** Which entries of two sides can be a pair, and by what they meet. */
interface PairRule {

    /** Begins the names of the rules that it finds by, as payout-bank. */
    String name();

    /** What the left one is in the match. */
    String leftRole();

    /** What the right one is in the match. */
    String rightRole();

    /**
     * Whether an entry can stand on the left; one that can stand on both sides is tried on both.
     */
    boolean isLeft(Entry entry);

    /** Whether an entry can stand on the right. */
    boolean isRight(Entry entry);

    /** The numbers by which an entry meets others. */
    Set<String> numbers(Entry entry, Scopes scopes);

    /** What the left has more than the right, and why. */
    Variance variance(Entry left, Entry right);

    /** Whether two that share a number can be a pair, whatever their amounts. */
    boolean canPair(Entry left, Entry right);

    /** Whether two whose amounts differ for no known reason are worth a look. */
    boolean isWorthALook(Entry left, Entry right, Variance variance);
}
