package dev.tributary.api.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.vault.VaultServer;
import dev.tributary.commons.crypto.vault.VaultStub;
import java.time.Duration;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultTokenStoreTest extends TokenStoreContract {

    private final VaultStub vault = VaultStub.start();

    @AfterEach
    void stop() {
        vault.close();
    }

    @Override
    protected TokenStore open() {
        return VaultTokenStore.at(server(), "secret", "tributary/tokens");
    }

    @Test
    void aSealedVaultIsAFaultThatPasses() {
        try (TokenStore store = open()) {
            vault.seal();

            assertThatThrownBy(() -> store.read("bank/1"))
                    .isInstanceOf(TokenStoreException.class)
                    .asInstanceOf(InstanceOfAssertFactories.type(TokenStoreException.class))
                    .returns(true, TokenStoreException::isTransient);
        }
    }

    @Test
    void namesASecretAfterItsGrant() {
        try (TokenStore store = open()) {
            store.put(tokens("quickbooks/123145", "r"));
        }
        assertThat(vault.requests())
                .contains("POST secret/data/tributary/tokens/quickbooks.2f123145");
    }

    @Test
    void leavesSecretsThatAreNotItsOwnAlone() {
        assertThat(SecretName.grant("some.thing")).isEmpty();
        assertThat(SecretName.grant(SecretName.of("a/ü.-_"))).contains("a/ü.-_");
        assertThatThrownBy(() -> SecretName.of("/x")).isInstanceOf(IllegalArgumentException.class);
    }

    private VaultServer server() {
        return new VaultServer(
                vault.url(),
                VaultStub.TOKEN,
                Optional.empty(),
                Optional.empty(),
                false,
                Duration.ofSeconds(5));
    }
}
