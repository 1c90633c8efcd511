package dev.tributary.api.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.oauth.OAuthException.Kind;
import dev.tributary.api.token.TokenSet;
import dev.tributary.commons.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenEndpointTest {

    private final SettableClock clock = new SettableClock();
    private final ConsentServer bank = ConsentServer.start(clock, Duration.ofHours(24));

    @AfterEach
    void stop() {
        bank.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"BASIC", "FORM"})
    void refreshesWithTheSecretInHeaderOrForm(ClientAuthentication how) {
        bank.refreshEnds(Duration.ofDays(100));
        TokenSet before = tokens(bank.issue("4711"));

        TokenSet after = endpoint(how, secret(ConsentServer.SECRET)).refreshing().next(before);

        assertThat(after.generation()).isEqualTo(before.generation() + 1);
        assertThat(after.refreshToken()).isNotEqualTo(before.refreshToken());
        assertThat(after.accessExpires()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(after.refreshExpires()).isEqualTo(clock.instant().plus(Duration.ofDays(100)));
        assertThat(after.attributes()).containsEntry("realm", "4711");
        assertThat(bank.requests().get(0).containsKey("client_secret"))
                .isEqualTo(how == ClientAuthentication.FORM);
    }

    @Test
    void keepsTheRefreshTokenWhereNoNewOneIsGiven() {
        bank.fail(200, "{\"token_type\":\"Bearer\",\"access_token\":\"a\",\"expires_in\":\"60\"}");

        TokenSet after = endpoint().refreshing().next(tokens("r1"));

        assertThat(after.refreshToken()).isEqualTo("r1");
        assertThat(after.accessExpires()).isEqualTo(clock.instant().plusSeconds(60));
    }

    @Test
    void readsARolledSecretAgainAndAsksOnceMore() {
        Map<String, String> configs = new HashMap<>(Map.of("secret", ConsentServer.SECRET));
        TokenEndpoint endpoint =
                endpoint(ClientAuthentication.BASIC, Secret.ofTask("secret", () -> configs));
        bank.rollSecret("canary-secret-2");
        TokenSet before = tokens(bank.issue("4711"));

        assertFails(endpoint, before, Kind.CLIENT);
        assertThat(bank.requests()).as("an unchanged secret is not tried again").hasSize(1);

        configs.put("secret", "canary-secret-2");

        assertThat(endpoint.refreshing().next(before).refreshToken()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "400,invalid_grant,GRANT",
        "401,invalid_client,CLIENT",
        "400,invalid_client,CLIENT",
        "401,canary,CLIENT",
        "400,invalid_scope,REFUSED",
        "400,canary,REFUSED",
        "403,canary,REFUSED",
        "302,canary,REFUSED",
        "429,canary,TRANSIENT",
        "500,invalid_grant,TRANSIENT",
        "503,canary,TRANSIENT"
    })
    void tellsFailuresApartWithoutQuotingThem(int status, String error, Kind kind) {
        bank.fail(status, "{\"error\":\"" + error + "\",\"error_description\":\"canary\"}");

        assertFails(endpoint(), tokens("canary-r"), kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>canary</html>",
                "[]",
                "null",
                "{\"access_token\":\"canary\"}",
                "{\"access_token\":7,\"token_type\":\"bearer\"}",
                "{\"access_token\":\"canary\",\"token_type\":\"mac\"}"
            })
    void anAnswerWithoutABearerTokenIsAskedForAgain(String body) {
        bank.fail(200, body);

        assertFails(endpoint(), tokens("canary-r"), Kind.TRANSIENT);
    }

    @Test
    void whoCannotBeReachedIsAskedAgainLater() {
        TokenEndpoint endpoint = endpoint();
        bank.close();

        assertFails(endpoint, tokens("canary-r"), Kind.TRANSIENT);
    }

    @Test
    void aGrantWithoutARefreshTokenIsOver() {
        assertFails(endpoint(), tokens(null), Kind.GRANT);
        assertThat(bank.requests()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void signsWhoItIs(SigningKey.Algorithm algorithm, @TempDir Path dir) throws Exception {
        KeyPair pair = pair(algorithm);
        Path file = Files.writeString(dir.resolve("key.pem"), pem(pair));
        Client client =
                new Client(
                        ConsentServer.CLIENT, Secret.ofFile("key.file", file), algorithm, "key-1");
        TokenEndpoint endpoint =
                new TokenEndpoint(
                        bank.provider(ClientAuthentication.PRIVATE_KEY_JWT), client, post(), clock);

        TokenSet tokens = endpoint.clientCredentials().first("bank/app").orElseThrow();

        assertThat(tokens.accessToken()).isNotNull();
        assertThat(tokens.refreshToken()).isNull();
        String[] jwt = bank.requests().get(0).get("client_assertion").split("\\.", -1);
        assertThat(json(jwt[0]))
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        "{\"alg\":\"%s\",\"kid\":\"key-1\",\"typ\":\"JWT\"}"
                                                .formatted(algorithm)));
        JsonNode claims = json(jwt[1]);
        assertThat(claims.path("iss").asText()).isEqualTo(ConsentServer.CLIENT);
        assertThat(claims.path("sub").asText()).isEqualTo(ConsentServer.CLIENT);
        assertThat(claims.path("aud").asText()).isEqualTo(bank.url() + "/token");
        assertThat(claims.path("jti").asText()).hasSize(36);
        assertThat(claims.path("exp").asLong() - clock.instant().getEpochSecond())
                .isBetween(1L, 300L);
        Signature verifier =
                Signature.getInstance(
                        algorithm == SigningKey.Algorithm.RS384
                                ? "SHA384withRSA"
                                : "SHA384withECDSAinP1363Format");
        verifier.initVerify(pair.getPublic());
        verifier.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(verifier.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
    }

    @Test
    void refusesKeysThatDoNotFitTheAlgorithmWithoutShowingThem() throws Exception {
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1024);
        KeyPairGenerator p256 = KeyPairGenerator.getInstance("EC");
        p256.initialize(new ECGenParameterSpec("secp256r1"));
        refuses(pem(small.generateKeyPair()), SigningKey.Algorithm.RS384);
        refuses(pem(p256.generateKeyPair()), SigningKey.Algorithm.ES384);
        refuses(pem(pair(SigningKey.Algorithm.ES384)), SigningKey.Algorithm.RS384);
        refuses("sesame", SigningKey.Algorithm.ES384);
    }

    @Test
    void nothingTellsASecretInItsText() {
        Secret secret = secret(ConsentServer.SECRET);
        Client client = Client.withSecret("client-1", secret);

        assertThat(secret + " " + client + " " + endpoint() + new FormPost.Reply(200, "canary"))
                .doesNotContain("canary");
    }

    @Test
    void endpointsAreEncryptedOrOnThisMachine() {
        assertThatThrownBy(
                        () ->
                                new Provider.Endpoints(
                                        Optional.empty(),
                                        URI.create("http://bank.example/token"),
                                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void refuses(String pem, SigningKey.Algorithm algorithm) {
        assertThatThrownBy(() -> SigningKey.parse(pem, algorithm, "k"))
                .isInstanceOf(OAuthException.class)
                .hasMessageContaining("PKCS#8")
                .hasMessageNotContaining("sesame")
                .hasNoCause();
    }

    private static void assertFails(TokenEndpoint endpoint, TokenSet before, Kind kind) {
        assertThatThrownBy(() -> endpoint.refreshing().next(before))
                .hasMessageNotContaining("canary")
                .hasNoCause()
                .asInstanceOf(InstanceOfAssertFactories.type(OAuthException.class))
                .returns(kind, OAuthException::kind);
    }

    private TokenEndpoint endpoint() {
        return endpoint(ClientAuthentication.BASIC, secret(ConsentServer.SECRET));
    }

    private TokenEndpoint endpoint(ClientAuthentication how, Secret secret) {
        return new TokenEndpoint(
                bank.provider(how), Client.withSecret(ConsentServer.CLIENT, secret), post(), clock);
    }

    private static FormPost post() {
        return new JdkFormPost(Duration.ofSeconds(10));
    }

    private static Secret secret(String value) {
        return Secret.fixed("secret", value);
    }

    private TokenSet tokens(String refreshToken) {
        return new TokenSet(
                "bank/4711",
                3,
                "a",
                clock.instant(),
                refreshToken,
                null,
                null,
                clock.instant(),
                Map.of("realm", "4711"));
    }

    private static KeyPair pair(SigningKey.Algorithm algorithm) throws Exception {
        if (algorithm == SigningKey.Algorithm.RS384) {
            KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
            rsa.initialize(2048);
            return rsa.generateKeyPair();
        }
        KeyPairGenerator ec = KeyPairGenerator.getInstance("EC");
        ec.initialize(new ECGenParameterSpec("secp384r1"));
        return ec.generateKeyPair();
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static JsonNode json(String base64) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(base64));
    }
}
