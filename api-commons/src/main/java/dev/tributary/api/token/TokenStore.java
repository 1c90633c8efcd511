package dev.tributary.api.token;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where tokens live, shared by all workers. A rotated token is durable before anybody uses it, and
 * of two who rotate at once one wins and the other reads what the winner wrote.
 */
public interface TokenStore extends AutoCloseable {

    /** The newest generation of a grant. */
    Optional<TokenSet> read(String grant);

    /** The grants that are there. */
    List<String> grants();

    /**
     * Replaces a grant's tokens by what a rotation makes of the newest ones. The rotation is called
     * with the store's exclusive right to the grant (a fencing transactional id, a
     * compare-and-set), and its result is durable when this returns.
     *
     * @param rotation calls the provider; what it throws leaves the store as it was
     * @return what is in the store now: the rotation's result, or what another writer had written
     *     meanwhile
     */
    TokenSet rotate(String grant, UnaryOperator<TokenSet> rotation);

    /** Stores the first generation of a grant, or one that a person has authorised anew. */
    void put(TokenSet tokens);

    /** Forgets a grant. */
    void remove(String grant);

    @Override
    void close();
}
