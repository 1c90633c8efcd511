package dev.tributary.benchmarks.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.simulators.stripe.SimulatorOptions;
import dev.tributary.simulators.stripe.StripeSimulator;
import dev.tributary.simulators.stripe.model.ObjectType;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A simulated account of Stripe with a history of some weeks. */
final class SimulatedAccount implements AutoCloseable {

    private static final Duration HISTORY = Duration.ofDays(40);

    private final StripeSimulator stripe;
    private final Set<String> objects = new HashSet<>();

    private SimulatedAccount(StripeSimulator stripe) {
        this.stripe = stripe;
    }

    /**
     * An account.
     *
     * @param objects how many it has at least
     * @param callsPerSecond beyond that it answers 429; 0 for no limit
     */
    static SimulatedAccount with(int objects, int callsPerSecond) {
        SimulatorOptions options =
                SimulatorOptions.defaults().withClock(StripeClock.behind(HISTORY.multipliedBy(2)));
        StripeSimulator stripe =
                StripeSimulator.start(
                        callsPerSecond == 0 ? options : options.withCallsPerSecond(callsPerSecond));
        stripe.world().playObjects(objects, HISTORY);
        stripe.world().catchUp();
        SimulatedAccount account = new SimulatedAccount(stripe);
        for (ObjectType type : ObjectType.stored()) {
            for (JsonNode object : stripe.state().objects(stripe.world().platform(), type)) {
                account.objects.add(object.get("id").textValue());
            }
        }
        return account;
    }

    StripeSimulator stripe() {
        return stripe;
    }

    /** The ids of all its objects, events not counted. */
    Set<String> objects() {
        return objects;
    }

    @Override
    public void close() {
        stripe.close();
    }
}
