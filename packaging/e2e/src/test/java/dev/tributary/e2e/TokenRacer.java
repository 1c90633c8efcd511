package dev.tributary.e2e;

import dev.tributary.api.oauth.Client;
import dev.tributary.api.oauth.ClientAuthentication;
import dev.tributary.api.oauth.JdkFormPost;
import dev.tributary.api.oauth.Provider;
import dev.tributary.api.oauth.RefreshTerms;
import dev.tributary.api.oauth.Rotation;
import dev.tributary.api.oauth.Secret;
import dev.tributary.api.oauth.TokenEndpoint;
import dev.tributary.api.oauth.TokenRefresher;
import dev.tributary.api.token.KafkaTokenStore;
import dev.tributary.api.token.TokenSet;
import dev.tributary.api.token.TokenStore;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.metrics.ConnectorMetrics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A process that refreshes one grant when it is told to ({@code go}, or {@code hold} to stop with
 * the provider's answer in hand), and says how far it has come.
 */
final class TokenRacer {

    private static final BufferedReader ORDERS =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

    private TokenRacer() {}

    public static void main(String[] args) throws Exception {
        String bootstrap = args[0];
        String topic = args[1];
        FieldCipher cipher = FieldCipher.of(Keyset.parse(Files.readString(Path.of(args[2]))));
        URI token = URI.create(args[3]);
        String grant = args[4];
        Provider provider =
                new Provider(
                        "bank",
                        new Provider.Endpoints(Optional.empty(), token, Optional.empty()),
                        List.of(),
                        ClientAuthentication.BASIC,
                        Provider.Fields.none(),
                        Map.of(),
                        true,
                        Duration.ofMinutes(1));
        Rotation rotation =
                new TokenEndpoint(
                                provider,
                                Client.withSecret(args[5], Secret.fixed("secret", args[6])),
                                new JdkFormPost(Duration.ofSeconds(20)),
                                Clock.systemUTC())
                        .refreshing();
        boolean[] hold = new boolean[1];
        try (TokenStore store =
                        new KafkaTokenStore(
                                Map.of("bootstrap.servers", bootstrap), topic, () -> cipher);
                ConnectorMetrics metrics = ConnectorMetrics.open("race", "race", 0);
                TokenRefresher refresher =
                        new TokenRefresher(
                                store,
                                before -> answered(rotation, before, hold[0]),
                                RefreshTerms.usual(),
                                Clock.systemUTC(),
                                new Random(),
                                event -> say("event " + event.code()),
                                metrics)) {
            store.grants();
            refresher.hold(grant);
            say("ready");
            for (String order = ORDERS.readLine(); order != null; order = ORDERS.readLine()) {
                hold[0] = order.equals("hold");
                try {
                    refresher.accessToken(grant, false);
                    say("saved");
                } catch (RuntimeException failed) {
                    say("failed " + failed.getMessage());
                }
            }
        }
    }

    private static TokenSet answered(Rotation rotation, TokenSet before, boolean hold) {
        TokenSet answer = rotation.next(before);
        say("answered");
        if (hold) {
            try {
                ORDERS.readLine();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return answer;
    }

    private static void say(String what) {
        System.out.println(what);
        System.out.flush();
    }
}
