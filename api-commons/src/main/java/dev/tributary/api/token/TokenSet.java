package dev.tributary.api.token;

import java.time.Instant;
import java.util.Map;

/**
 * The tokens of one grant, as of one generation. Its text tells nothing of them.
 *
 * @param grant which grant: provider and account, as {@code quickbooks/123145}; no secret
 * @param generation counts up with each rotation, from 1
 * @param accessToken for calls; null where there is none yet
 * @param accessExpires when it expires; null where it does not
 * @param refreshToken for the next access token; null where there is none
 * @param refreshExpires when it expires if it is not used; null where it does not
 * @param hardExpires when the grant ends whatever is done; null where it does not
 * @param obtained when this generation was obtained
 * @param attributes what else belongs to it, as realm, environment, scope
 */
public record TokenSet(
        String grant,
        long generation,
        String accessToken,
        Instant accessExpires,
        String refreshToken,
        Instant refreshExpires,
        Instant hardExpires,
        Instant obtained,
        Map<String, String> attributes) {

    public TokenSet {
        attributes = Map.copyOf(attributes);
    }

    /** When a person must authorise it anew, if it is not used or at the latest; null for never. */
    public Instant consentEnds() {
        if (refreshExpires == null || hardExpires == null) {
            return refreshExpires == null ? hardExpires : refreshExpires;
        }
        return refreshExpires.isBefore(hardExpires) ? refreshExpires : hardExpires;
    }

    /** The same tokens under another count. */
    public TokenSet withGeneration(long number) {
        return new TokenSet(
                grant,
                number,
                accessToken,
                accessExpires,
                refreshToken,
                refreshExpires,
                hardExpires,
                obtained,
                attributes);
    }

    @Override
    public String toString() {
        return "TokenSet[" + grant + ", generation " + generation + "]";
    }
}
