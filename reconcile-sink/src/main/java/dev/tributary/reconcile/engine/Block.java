package dev.tributary.reconcile.engine;

/**
 * A place where entries meet that may belong together: those with the same key of a kind, in a
 * scope.
 *
 * @param scope account group and currency, or payee and currency; one worker at a time claims one
 * @param kind for which kind of match
 * @param key what they share, as a payout's id
 */
public record Block(String scope, MatchKind kind, String key) {

    @Override
    public String toString() {
        return "Block[" + kind + "]";
    }
}
