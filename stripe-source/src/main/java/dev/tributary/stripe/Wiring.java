package dev.tributary.stripe;

import dev.tributary.api.oauth.SecretAuthorization;
import dev.tributary.api.source.Calls;
import dev.tributary.api.source.SourceRun;
import dev.tributary.api.webhook.StripeVerifier;
import dev.tributary.api.webhook.WebhookSecrets;
import dev.tributary.stripe.front.ExpandingApi;
import dev.tributary.stripe.front.SdkApi;
import dev.tributary.stripe.front.StripeApi;
import dev.tributary.stripe.map.StripeMapper;

/** Puts together what is Stripe's own of a task. */
final class Wiring {

    private static final String CREDENTIAL = "api.key";

    private final SourceRun run;
    private final StripeSourceConfig config;

    Wiring(SourceRun run, StripeSourceConfig config) {
        this.run = run;
        this.config = config;
    }

    /** Adds calls, accounts and webhooks to the run, which is not started yet. */
    void wire() {
        StripeOptions options = config.stripe();
        Calls calls =
                run.calls(
                        options.base(),
                        CREDENTIAL,
                        SdkApi.HINTS,
                        SecretAuthorization.bearer(run.secret(StripeOptions.API_KEY)));
        StripeApi api =
                new ExpandingApi(
                        new SdkApi(calls, options.base(), options.terms().apiVersion()),
                        run.clock(),
                        options.terms().relistInterval());
        Emitter emitter =
                new Emitter(
                        new StripeMapper(config.money()),
                        run.judge(),
                        run.targets(),
                        run.letters());
        Programs programs =
                new Programs(
                        run, api, emitter, new StripeStatuses(run.statuses()), options.terms());
        run.share().accounts().forEach(programs::add);
        if (run.options().webhook().listener().isPresent()) {
            run.listen(
                    new StripeVerifier(
                            WebhookSecrets.ofTask(run::configs, run.clock()),
                            StripeVerifier.TOLERANCE,
                            run.clock()),
                    new Webhooks(programs));
        }
    }
}
