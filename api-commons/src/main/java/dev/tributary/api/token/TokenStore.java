package dev.tributary.api.token;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where tokens live, shared by all workers. A rotated token is durable before anybody uses it, and
 * of two who rotate at once one wins and the other reads what the winner wrote.
 *
 * <p>Safe for use by several threads. All methods throw {@link TokenStoreException} where the store
 * cannot be reached or refuses.
 */
public interface TokenStore extends AutoCloseable {

    /** The newest generation of a grant. */
    Optional<TokenSet> read(String grant);

    /** The grants that are there, sorted. */
    List<String> grants();

    /**
     * Replaces a grant's tokens by what a rotation makes of the newest ones. Two who rotate at once
     * may both be called, as where one is taken for dead; of their results the store keeps the one
     * that is written first (a fencing transactional id, a compare-and-set). When this returns,
     * what it returns is durable. The store counts the generation, not the rotation.
     *
     * @param rotation calls the provider; what it throws leaves the store as it was. A result of
     *     the generation it was given means that there is nothing to write.
     * @return what is in the store now: the rotation's result, or what another writer had written
     *     meanwhile
     * @throws NoSuchGrantException where the grant is not there, or was removed meanwhile
     */
    TokenSet rotate(String grant, UnaryOperator<TokenSet> rotation);

    /**
     * Stores the first generation of a grant, or one that a person has authorised anew; its
     * generation follows that which is there.
     */
    void put(TokenSet tokens);

    /** Forgets a grant; nothing happens where it is not there. */
    void remove(String grant);

    @Override
    void close();
}
