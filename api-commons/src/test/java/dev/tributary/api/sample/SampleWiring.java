package dev.tributary.api.sample;

import dev.tributary.api.http.ApiException;
import dev.tributary.api.http.Authorization;
import dev.tributary.api.http.ProviderHints;
import dev.tributary.api.limit.CallKey;
import dev.tributary.api.limit.Priority;
import dev.tributary.api.oauth.BearerAuthorization;
import dev.tributary.api.oauth.ClientAuthentication;
import dev.tributary.api.oauth.GrantEvent;
import dev.tributary.api.oauth.JdkFormPost;
import dev.tributary.api.oauth.OAuthOptions;
import dev.tributary.api.oauth.RefreshTerms;
import dev.tributary.api.oauth.SecretAuthorization;
import dev.tributary.api.oauth.TokenEndpoint;
import dev.tributary.api.oauth.TokenRefresher;
import dev.tributary.api.source.Calls;
import dev.tributary.api.source.SourceRun;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreOptions;
import dev.tributary.api.webhook.StripeVerifier;
import dev.tributary.api.webhook.WebhookSecrets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Adds to a run what this source does. */
final class SampleWiring {

    private final SourceRun run;
    private final SampleConfig config;

    SampleWiring(SourceRun run, SampleConfig config) {
        this.run = run;
        this.config = config;
    }

    void wire() {
        TokenRefresher tokens = tokens();
        Authorization authorization =
                new KeyAndToken(
                        new SecretAuthorization(
                                run.secret(SampleConfig.KEY), key -> Map.of("X-Api-Key", key)),
                        new BearerAuthorization(tokens, UnaryOperator.identity()));
        Calls calls = run.calls(config.url(), "sample", ProviderHints.NONE, authorization);
        for (String account : run.share().accounts()) {
            tokens.hold(account);
            run.work()
                    .add(
                            account,
                            "entries of account " + account,
                            Priority.INCREMENTAL,
                            new EntryFeed(run, calls, config, account));
        }
        if (run.options().webhook().listener().isPresent()) {
            run.listen(
                    new StripeVerifier(
                            WebhookSecrets.ofTask(run::configs, run.clock()),
                            StripeVerifier.TOLERANCE,
                            run.clock()),
                    new SampleEvents(run));
        }
    }

    private TokenRefresher tokens() {
        OAuthOptions oauth = OAuthOptions.from(config);
        TokenStore store = TokenStoreOptions.from(config).open(run.name());
        run.closeAtEnd(store);
        TokenEndpoint endpoint =
                new TokenEndpoint(
                        oauth.at(SampleConfig.PROVIDER),
                        oauth.client(ClientAuthentication.FORM, run::configs),
                        JdkFormPost.with(run.options().http()),
                        run.clock());
        TokenRefresher refresher =
                new TokenRefresher(
                        store,
                        endpoint.refreshing(),
                        soon(oauth.terms()),
                        run.clock(),
                        RandomGenerator.getDefault(),
                        this::told,
                        run.metrics());
        run.closeAtEnd(refresher);
        return refresher.start(run.name());
    }

    /** A test does not wait a minute to see that a consent was given anew. */
    private static RefreshTerms soon(RefreshTerms terms) {
        return new RefreshTerms(
                terms.fromShare(),
                terms.toShare(),
                terms.retryFrom(),
                terms.retryTo(),
                Duration.ofMillis(500),
                terms.warnBefore());
    }

    private void told(GrantEvent event) {
        run.statuses().tell(event);
        if (event.code() == GrantEvent.Code.AUTHORIZED) {
            run.work().resume(event.grant());
        }
    }

    /** The application shows its key, and the token of the account. */
    private record KeyAndToken(SecretAuthorization key, BearerAuthorization token)
            implements Authorization {

        @Override
        public Map<String, String> headers(CallKey call, boolean refresh)
                throws ApiException, InterruptedException {
            Map<String, String> both = new HashMap<>(key.headers(call, refresh));
            both.putAll(token.headers(call, refresh));
            return both;
        }
    }
}
