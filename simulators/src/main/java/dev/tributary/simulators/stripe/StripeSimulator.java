package dev.tributary.simulators.stripe;

import dev.tributary.simulators.stripe.http.ApiKeys;
import dev.tributary.simulators.stripe.http.ApiServer;
import dev.tributary.simulators.stripe.http.CallLog;
import dev.tributary.simulators.stripe.http.Faults;
import dev.tributary.simulators.stripe.model.Ids;
import dev.tributary.simulators.stripe.webhook.Webhooks;
import dev.tributary.simulators.stripe.world.StripeWorld;
import java.net.URI;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A stand-in for Stripe on a port: accounts with commerce and money, its API, its webhooks. */
public final class StripeSimulator implements AutoCloseable {

    private static final long TICK_MILLIS = 500;

    private final ScheduledExecutorService time =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "stripe-simulator-time");
                        thread.setDaemon(true);
                        return thread;
                    });
    private final StripeWorld world;
    private final ApiKeys keys;
    private final Faults faults;
    private final ApiServer server;
    private final Webhooks webhooks;
    private final StripeState state;

    private StripeSimulator(SimulatorOptions options) {
        SplittableRandom random = new SplittableRandom(options.seed());
        world = new StripeWorld(options.clock(), options.eventLag(), random.nextLong());
        keys = new ApiKeys(new Ids(random.split()));
        faults = new Faults(random.nextLong());
        server = new ApiServer(world, keys, faults, options.port(), options.callsPerSecond());
        webhooks = new Webhooks(world, random.nextLong());
        state = new StripeState(world.archive());
        // What falls due happens, and is told, when nobody asks too.
        time.scheduleWithFixedDelay(world::now, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Starts one. */
    public static StripeSimulator start(SimulatorOptions options) {
        return new StripeSimulator(options);
    }

    /** Where its API is: {@code http://127.0.0.1:PORT}, paths begin with {@code /v1/}. */
    public URI apiBase() {
        return server.base();
    }

    /** The platform's keys. */
    public ApiKeys keys() {
        return keys;
    }

    /** What happens in it. */
    public StripeWorld world() {
        return world;
    }

    /** Which calls fail. */
    public Faults faults() {
        return faults;
    }

    /** Which calls came. */
    public CallLog calls() {
        return server.log();
    }

    /** The endpoints that are told of events. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** What the API would give now. */
    public StripeState state() {
        return state;
    }

    @Override
    public void close() {
        time.shutdownNow();
        server.close();
        webhooks.close();
    }
}
