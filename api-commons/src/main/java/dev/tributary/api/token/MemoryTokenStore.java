package dev.tributary.api.token;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * Tokens in the memory of this process: for grants that can be had again at any time without a
 * person, as those of client credentials, and for tests.
 */
public final class MemoryTokenStore implements TokenStore {

    private final Map<String, TokenSet> tokens = new ConcurrentSkipListMap<>();

    @Override
    public Optional<TokenSet> read(String grant) {
        return Optional.ofNullable(tokens.get(grant));
    }

    @Override
    public List<String> grants() {
        return List.copyOf(tokens.keySet());
    }

    @Override
    public TokenSet rotate(String grant, UnaryOperator<TokenSet> rotation) {
        TokenSet before = read(grant).orElseThrow(() -> new NoSuchGrantException(grant));
        // Outside any lock: it calls the provider.
        TokenSet rotated = rotation.apply(before);
        if (rotated.generation() == before.generation() && rotated.equals(before)) {
            return before;
        }
        TokenSet counted = rotated.withGeneration(before.generation() + 1);
        TokenSet now =
                tokens.computeIfPresent(
                        grant,
                        (name, current) ->
                                current.generation() == before.generation() ? counted : current);
        if (now == null) {
            throw new NoSuchGrantException(grant);
        }
        return now;
    }

    @Override
    public void put(TokenSet first) {
        tokens.merge(
                first.grant(),
                first.withGeneration(1),
                (before, anew) -> anew.withGeneration(before.generation() + 1));
    }

    @Override
    public void remove(String grant) {
        tokens.remove(grant);
    }

    @Override
    public void close() {
        // Memory needs no closing.
    }

    @Override
    public String toString() {
        return "MemoryTokenStore" + tokens.keySet();
    }
}
