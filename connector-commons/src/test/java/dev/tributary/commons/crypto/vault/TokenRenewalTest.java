package dev.tributary.commons.crypto.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.testing.SettableClock;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The answers are those of Vault's API documentation for tokens. */
class TokenRenewalTest {

    private static final String LOOKUP = "GET auth/token/lookup-self";
    private static final String RENEW = "POST auth/token/renew-self";

    private final VaultStub vault = VaultStub.start();
    private final SettableClock clock = new SettableClock();

    @AfterEach
    void stop() {
        vault.close();
    }

    @Test
    void renewsWhenTwoThirdsOfItsTimeAreOver() throws VaultException {
        vault.tokenLives(90, true);
        TokenRenewal renewal = renewal();

        renewal.look();
        assertThat(vault.requests()).containsExactly(LOOKUP);
        lookAfter(renewal, 59);
        assertThat(vault.requests()).containsExactly(LOOKUP);
        lookAfter(renewal, 1);
        assertThat(vault.requests()).containsExactly(LOOKUP, RENEW);
        lookAfter(renewal, 59);
        assertThat(vault.requests()).containsExactly(LOOKUP, RENEW);
        lookAfter(renewal, 1);
        assertThat(vault.requests()).containsExactly(LOOKUP, RENEW, RENEW);
    }

    @Test
    void aTokenThatDoesNotEndIsLeftAlone() throws VaultException {
        vault.tokenLives(0, false);
        TokenRenewal renewal = renewal();

        lookAfter(renewal, 0);
        lookAfter(renewal, 100_000_000);

        assertThat(vault.requests()).containsExactly(LOOKUP);
    }

    @Test
    void aTokenThatCannotBeRenewedIsLeftAlone() throws VaultException {
        vault.tokenLives(90, false);
        TokenRenewal renewal = renewal();

        lookAfter(renewal, 0);
        lookAfter(renewal, 80);

        assertThat(vault.requests()).containsExactly(LOOKUP);
    }

    @Test
    void triesAgainAfterAFaultThatPasses() throws VaultException {
        vault.tokenLives(90, true);
        TokenRenewal renewal = renewal();
        renewal.look();
        vault.seal();
        lookAfter(renewal, 60);
        lookAfter(renewal, 9);
        assertThat(vault.requests()).containsExactly(LOOKUP, RENEW);

        vault.unseal();
        lookAfter(renewal, 1);
        assertThat(vault.requests()).containsExactly(LOOKUP, RENEW, RENEW);
        lookAfter(renewal, 59);
        assertThat(Collections.frequency(vault.requests(), RENEW)).isEqualTo(2);
    }

    @Test
    void aTokenThatVaultDoesNotTakeIsNotTriedForEver() throws VaultException {
        TokenRenewal renewal = TokenRenewal.of(server("hvs.other"), clock);

        lookAfter(renewal, 0);
        lookAfter(renewal, 100_000);

        assertThat(vault.requests()).containsExactly(LOOKUP);
        assertThat(renewal.toString()).doesNotContain("hvs");
    }

    private TokenRenewal renewal() throws VaultException {
        return TokenRenewal.of(server(VaultStub.TOKEN), clock);
    }

    private VaultServer server(String token) {
        return new VaultServer(
                vault.url(),
                token,
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofSeconds(10));
    }

    private void lookAfter(TokenRenewal renewal, long seconds) {
        clock.forward(Duration.ofSeconds(seconds));
        renewal.look();
    }
}
