package dev.tributary.api.oauth;

import dev.tributary.api.token.TokenSet;
import java.util.Optional;

/** How the next tokens of a grant are had from its provider. */
public interface Rotation {

    /**
     * The next tokens.
     *
     * @param before the newest ones that are stored
     * @throws OAuthException where there are none
     */
    TokenSet next(TokenSet before);

    /**
     * The first tokens of a grant that is not in the store.
     *
     * @return empty where a person must authorise it
     * @throws OAuthException where they could be had but were not
     */
    default Optional<TokenSet> first(String grant) {
        return Optional.empty();
    }
}
