package dev.tributary.commons.crypto.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tributary.commons.crypto.vault.VaultClient.Answer;
import dev.tributary.commons.crypto.vault.VaultException.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a token for Vault from running out: it is renewed when two thirds of its time are over
 * (Vault's API, {@code auth/token/renew-self}). What cannot be renewed is said once. For one
 * thread, which looks now and then.
 */
public final class TokenRenewal {

    private static final Logger LOG = LoggerFactory.getLogger(TokenRenewal.class);

    private static final String LOOKUP = "auth/token/lookup-self";
    private static final String RENEW = "auth/token/renew-self";

    /** After a fault that may pass; a token that lives shorter than this is of no use anyway. */
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final VaultClient vault;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private boolean known;
    private long granted;
    private String complained = "";

    private TokenRenewal(VaultClient vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The token that a server is spoken to with; nothing is called yet.
     *
     * @throws VaultException where the address cannot be right
     */
    public static TokenRenewal of(VaultServer server, Clock clock) throws VaultException {
        return new TokenRenewal(new VaultClient(server), clock);
    }

    /** Renews the token if it is time to. */
    public void look() {
        if (clock.instant().isBefore(next)) {
            return;
        }
        try {
            if (known) {
                renew();
            } else {
                lookUp();
            }
        } catch (VaultException failed) {
            if (failed.isTransient()) {
                next = clock.instant().plus(AGAIN);
            } else {
                next = Instant.MAX;
            }
            complain("the token for Vault is not renewed: " + failed.getMessage());
        }
    }

    /** How long the token lives, and whether it can be renewed. */
    private void lookUp() throws VaultException {
        JsonNode token = data(vault.get(LOOKUP), "data");
        long ttl = token.path("ttl").asLong();
        known = true;
        if (ttl == 0) {
            // Such a token does not end.
            next = Instant.MAX;
        } else if (token.path("renewable").asBoolean()) {
            granted = ttl;
            due(ttl);
        } else {
            next = Instant.MAX;
            complain(
                    vault.at()
                            + ": the token ends in "
                            + ttl
                            + " s and cannot be renewed: give one that can, such as a periodic one");
        }
    }

    private void renew() throws VaultException {
        JsonNode body = JsonNodeFactory.instance.objectNode();
        JsonNode lease = data(vault.post(RENEW, body), "auth");
        long ttl = lease.path("lease_duration").asLong();
        boolean ends = !lease.path("renewable").asBoolean() || ttl <= 0;
        if (ends || ttl < granted / 2) {
            complain(
                    vault.at()
                            + ": the token ends in "
                            + ttl
                            + " s, at the end of its max_ttl: give another, such as a periodic one");
        } else {
            complained = "";
        }
        if (ends) {
            next = Instant.MAX;
        } else {
            due(ttl);
        }
    }

    private void due(long ttl) {
        next = clock.instant().plusSeconds(Math.max(1, ttl * 2 / 3));
    }

    private JsonNode data(Answer answer, String member) throws VaultException {
        if (answer.status() == 400) {
            throw new VaultException(
                    Reason.REFUSED, vault.at() + " refuses it: is the token renewable?");
        }
        JsonNode data = answer.body().path(member);
        if (answer.status() != 200 || !data.isObject()) {
            throw vault.strange();
        }
        return data;
    }

    /** Once for each reason: it is tried again and again. */
    private void complain(String what) {
        if (!what.equals(complained)) {
            complained = what;
            LOG.warn("{}", what);
        }
    }

    @Override
    public String toString() {
        return "TokenRenewal[" + vault.url() + "]";
    }
}
