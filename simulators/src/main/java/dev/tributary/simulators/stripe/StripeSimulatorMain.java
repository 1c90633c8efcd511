package dev.tributary.simulators.stripe;

import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.webhook.WebhookPlan;
import dev.tributary.simulators.stripe.world.PlayPlan;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The simulator as a command: plays a history up to now, then goes on selling until it is ended.
 */
public final class StripeSimulatorMain {

    private static final Duration HISTORY = Duration.ofDays(20);
    private static final Set<String> OPTIONS =
            Set.of("--port", "--seed", "--charges", "--every", "--webhook", "--secret");

    private StripeSimulatorMain() {}

    /**
     * Runs it.
     *
     * @param args pairs of {@code --port}, {@code --seed}, {@code --charges} (of the history),
     *     {@code --every} (seconds between sales afterwards, 0 for none), {@code --webhook} (URL),
     *     {@code --secret} (of the webhook) and a value
     */
    public static void main(String[] args) throws InterruptedException {
        Map<String, String> options = pairs(args);
        StripeSimulator stripe = start(options, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(stripe::close, "stripe-simulator-close"));
        long every = Long.parseLong(options.getOrDefault("--every", "10"));
        while (true) {
            Thread.sleep(Duration.ofSeconds(every == 0 ? 60 : every).toMillis());
            if (every > 0) {
                stripe.world().play(PlayPlan.charges(1).over(Duration.ZERO));
            }
        }
    }

    /** Starts one with a history, and prints how to reach it. */
    static StripeSimulator start(Map<String, String> options, PrintStream out) {
        StripeSimulator stripe =
                StripeSimulator.start(
                        SimulatorOptions.defaults()
                                .withPort(Integer.parseInt(options.getOrDefault("--port", "0")))
                                .withSeed(Long.parseLong(options.getOrDefault("--seed", "7")))
                                .withClock(StripeClock.behind(HISTORY)));
        int charges = Integer.parseInt(options.getOrDefault("--charges", "100"));
        stripe.world().play(PlayPlan.charges(charges).over(HISTORY));
        stripe.world().catchUp();
        if (options.containsKey("--webhook")) {
            stripe.webhooks()
                    .add(
                            URI.create(options.get("--webhook")),
                            WebhookPlan.signedWith(options.getOrDefault("--secret", "whsec_test")));
        }
        out.println("api.base=" + stripe.apiBase());
        out.println("api.key=" + stripe.keys().full());
        out.println("api.key.restricted=" + stripe.keys().restricted(ObjectType.PRODUCT));
        out.println("platform=" + stripe.world().platform());
        out.println("ready");
        out.flush();
        return stripe;
    }

    private static Map<String, String> pairs(String[] args) {
        Map<String, String> options = new TreeMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException("options are pairs of " + OPTIONS);
            }
            options.put(args[i], args[i + 1]);
        }
        return options;
    }
}
