package dev.tributary.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tributary.api.oauth.ConsentServer.Person;
import dev.tributary.api.token.TokenSet;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.VaultTokenStore;
import dev.tributary.commons.crypto.vault.VaultServer;
import dev.tributary.commons.crypto.vault.VaultStub;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The flow with the code, in a real browser where there is one; the rest without. */
class AuthorizeToolTest {

    private static final String GRANT = "bank/4711";

    @TempDir private Path folder;

    private final ConsentServer bank = ConsentServer.start(Clock.systemUTC(), Duration.ofHours(24));
    private final VaultStub vault = VaultStub.start();
    private final HttpClient http = HttpClient.newHttpClient();
    private final GrantTool tool = new TestBank(bank.provider(ClientAuthentication.BASIC));
    private String config;

    /** All that a provider's module adds. */
    private static final class TestBank extends AuthorizeTool {
        TestBank(Provider provider) {
            super(provider);
        }
    }

    @BeforeEach
    void configure() throws Exception {
        Path secrets =
                Files.writeString(
                        folder.resolve("secrets.properties"),
                        "client=" + ConsentServer.SECRET + "\nvault=" + VaultStub.TOKEN + "\n");
        config =
                Files.writeString(
                                folder.resolve("connector.json"),
                                """
                                {"name": "bank", "config": {
                                  "connector.class": "of.the.Bank", "topic.prefix": "bank",
                                  "oauth.client.id": "client-1",
                                  "oauth.client.secret": "${file:%1$s:client}",
                                  "token.store": "vault",
                                  "token.vault.url": "%2$s",
                                  "token.vault.token": "${file:%1$s:vault}"}}"""
                                        .formatted(secrets, vault.url()))
                        .toString();
    }

    @AfterEach
    void stop() {
        bank.close();
        vault.close();
    }

    @Test
    void storesTheTokensOfAConsentThatAPersonGivesInABrowser() throws Exception {
        AuthorizeRun run = AuthorizeRun.of(tool, "--config", config);

        assertThat(browser().visit(run.address())).contains("The consent has arrived");

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("Authorised bank/4711");
        TokenSet stored = stored().orElseThrow();
        assertThat(bank.takes(stored.refreshToken())).isTrue();
        assertNothingTold(run);
    }

    @Test
    void storesNothingWhenThePersonSaysNoInTheBrowser() throws Exception {
        bank.person(Person.SAYS_NO);
        AuthorizeRun run = AuthorizeRun.of(tool, "--config", config);

        assertThat(browser().visit(run.address())).contains("The consent was not given");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("nothing is stored");
        assertThat(stored()).isEmpty();
    }

    @Test
    void ignoresABrowserThatComesWithAnotherState() throws Exception {
        bank.person(Person.COMES_WITH_ANOTHER_STATE);
        AuthorizeRun run = AuthorizeRun.of(tool, "--config", config, "--timeout", "40");
        String address = run.address();
        Chromium browser = browser();

        assertThat(browser.visit(address)).contains("does not belong to the consent");
        assertThat(run.isRunning()).isTrue();
        assertThat(bank.requests()).as("the code was not tried").isEmpty();

        bank.person(Person.ALLOWS);
        browser.visit(address);

        assertThat(run.exit()).as(run.err()).isZero();
    }

    @Test
    void takesACodeOnceWhenTheBrowserComesTwice() throws Exception {
        bank.person(Person.COMES_TWICE);
        AuthorizeRun run = AuthorizeRun.of(tool, "--config", config);

        // By then the command may have ended, and nobody answers the second time.
        browser().visit(run.address());

        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(bank.requests()).hasSize(1);
        assertThat(bank.takes(stored().orElseThrow().refreshToken())).isTrue();
    }

    @Test
    void refusesARedirectThatWasUsedBefore() {
        AuthorizationRequest request =
                AuthorizationRequest.of(
                        bank.provider(ClientAuthentication.BASIC),
                        "client-1",
                        URI.create("http://127.0.0.1:1/callback"),
                        new SecureRandom());
        String state = query(request.address()).get("state");
        String redirect = "code=canary&state=" + state;

        assertThat(request.redirected(redirect).code()).isEqualTo("canary");
        assertThat(refusal(request, redirect)).isEqualTo(OAuthException.Kind.STATE);
        assertThat(refusal(request, "code=a&code=b&state=" + state))
                .isEqualTo(OAuthException.Kind.STATE);
        assertThat(refusal(request, null)).isEqualTo(OAuthException.Kind.STATE);
        assertThat(request + " " + request.toString()).doesNotContain(state);
    }

    @Test
    void anAddressCanBePastedWhereTheProviderRefusesThisMachine() throws Exception {
        try (PipedInputStream in = new PipedInputStream();
                PipedOutputStream keyboard = new PipedOutputStream(in)) {
            AuthorizeRun run =
                    AuthorizeRun.reading(
                            in,
                            tool,
                            "--config",
                            config,
                            "--redirect",
                            "https://bank.example/back");
            String back = consent(run.address());
            assertThat(back).startsWith("https://bank.example/back?code=");

            keyboard.write((back + "\n").getBytes(StandardCharsets.UTF_8));
            keyboard.flush();

            assertThat(run.exit()).as(run.err()).isZero();
        }
        assertThat(stored()).isPresent();
    }

    @Test
    void refusesAPastedAddressOfAnotherConsent() throws Exception {
        AuthorizeRun run =
                AuthorizeRun.typing(
                        "https://bank.example/back?code=canary&state=another\n",
                        tool,
                        "--config",
                        config,
                        "--redirect",
                        "https://bank.example/back");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains("does not belong").doesNotContain("canary");
        assertThat(bank.requests()).isEmpty();
    }

    @Test
    void theUserNamesTheAccountWhereTheProviderDoesNot() throws Exception {
        bank.keepsAccountToItself();
        AuthorizeRun without = AuthorizeRun.of(tool, "--config", config);
        follow(consent(without.address()));
        assertThat(without.exit()).isEqualTo(1);
        assertThat(without.err()).contains("--account");

        AuthorizeRun with = AuthorizeRun.of(tool, "--config", config, "--account", "mine");
        follow(consent(with.address()));
        assertThat(with.exit()).as(with.err()).isZero();
        assertThat(with.out()).contains("bank/mine");
    }

    @Test
    void answersNothingButTheRedirect() throws Exception {
        AuthorizeRun run = AuthorizeRun.of(tool, "--config", config);
        String address = run.address();
        String redirect = query(URI.create(address)).get("redirect_uri");

        assertThat(get(redirect.replace("/callback", "/")).statusCode()).isEqualTo(404);
        assertThat(get(redirect + "?state=x&error=access_denied").statusCode()).isEqualTo(400);
        assertThat(run.isRunning()).isTrue();
        HttpResponse<String> last = get(consent(address));

        assertThat(last.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(run.exit()).isZero();
    }

    @Test
    void listsAndRevokes() throws Exception {
        AuthorizeRun first = AuthorizeRun.of(tool, "--config", config);
        follow(consent(first.address()));
        assertThat(first.exit()).isZero();
        String refreshToken = stored().orElseThrow().refreshToken();

        AuthorizeRun list = AuthorizeRun.of(new ListGrantsTool(), "--config", config);
        assertThat(list.exit()).as(list.err()).isZero();
        assertThat(list.out()).contains("bank/4711").contains("GENERATION");
        assertNothingTold(list);

        AuthorizeRun revoke = AuthorizeRun.of(tool, "revoke", GRANT, "--config", config);
        assertThat(revoke.exit()).as(revoke.err()).isZero();
        assertThat(bank.takes(refreshToken)).isFalse();
        assertThat(stored()).isEmpty();

        AuthorizeRun again = AuthorizeRun.of(tool, "revoke", GRANT, "--config", config);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.err()).contains("there are no tokens of bank/4711");
    }

    @Test
    void saysWhatIsWrongWithAUse() throws Exception {
        assertFails("--config is needed");
        assertFails("unknown option --oops", "--oops");
        assertFails("cannot be read", "--config", folder.resolve("none").toString());
        assertFails("PROVIDER/ACCOUNT".replace("PROVIDER", "bank"), "revoke", "--config", config);
        assertFails("whole number", "--config", config, "--port", "x");
        AuthorizeRun help = AuthorizeRun.of(tool, "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out()).contains("--redirect");
    }

    private void assertFails(String words, String... arguments) throws Exception {
        AuthorizeRun run = AuthorizeRun.of(tool, arguments);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(words);
    }

    private static OAuthException.Kind refusal(AuthorizationRequest request, String query) {
        try {
            request.redirected(query);
            throw new AssertionError("it was taken");
        } catch (OAuthException refused) {
            assertThat(refused.getMessage()).doesNotContain("canary");
            return refused.kind();
        }
    }

    private void assertNothingTold(AuthorizeRun run) {
        assertThat(run.out() + run.err())
                .doesNotContain(bank.secrets().toArray(String[]::new))
                .doesNotContain(VaultStub.TOKEN);
    }

    private Chromium browser() {
        Optional<Chromium> browser = Chromium.find(folder);
        assumeTrue(browser.isPresent(), "no chromium on the path: apt-get install chromium");
        return browser.get();
    }

    /** Says yes as a browser would; where it is then sent. */
    private String consent(String address) throws Exception {
        Map<String, String> query = query(URI.create(address));
        Map<String, String> form = new LinkedHashMap<>();
        for (String field : new String[] {"redirect_uri", "state", "code_challenge"}) {
            form.put(field, query.get(field));
        }
        form.put("answer", "yes");
        HttpResponse<Void> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create(bank.url() + "/consent"))
                                .POST(HttpRequest.BodyPublishers.ofString(FormText.write(form)))
                                .build(),
                        BodyHandlers.discarding());
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private void follow(String address) throws Exception {
        assertThat(get(address).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String address) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static Map<String, String> query(URI address) {
        return FormText.read(address.getRawQuery()).orElseThrow();
    }

    private Optional<TokenSet> stored() {
        try (TokenStore store =
                VaultTokenStore.at(
                        new VaultServer(
                                vault.url(),
                                VaultStub.TOKEN,
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Duration.ofSeconds(5)),
                        "secret",
                        "tributary/tokens")) {
            return store.read(GRANT);
        }
    }
}
