package dev.tributary.simulators.stripe;

import dev.tributary.simulators.stripe.world.EventLag;
import dev.tributary.simulators.stripe.world.StripeClock;
import java.time.Duration;

/**
 * How a simulator is to be.
 *
 * @param port 0 for any
 * @param seed the same seed and the same acts give the same world
 * @param clock its time
 * @param callsPerSecond what each account may be called in a second; 0 for no limit
 * @param eventLag how late events show
 */
public record SimulatorOptions(
        int port, long seed, StripeClock clock, double callsPerSecond, EventLag eventLag) {

    /** Any port, 45 days behind the present, no limit, events at once. */
    public static SimulatorOptions defaults() {
        return new SimulatorOptions(
                0, 7, StripeClock.behind(Duration.ofDays(45)), 0, EventLag.NONE);
    }

    /** On a port. */
    public SimulatorOptions withPort(int number) {
        return new SimulatorOptions(number, seed, clock, callsPerSecond, eventLag);
    }

    /** With another seed. */
    public SimulatorOptions withSeed(long other) {
        return new SimulatorOptions(port, other, clock, callsPerSecond, eventLag);
    }

    /** With another time. */
    public SimulatorOptions withClock(StripeClock other) {
        return new SimulatorOptions(port, seed, other, callsPerSecond, eventLag);
    }

    /** With a limit for each account, above which calls are answered 429. */
    public SimulatorOptions withCallsPerSecond(double limit) {
        return new SimulatorOptions(port, seed, clock, limit, eventLag);
    }

    /** With events that show late. */
    public SimulatorOptions withEventLag(Duration least, Duration most) {
        return new SimulatorOptions(port, seed, clock, callsPerSecond, new EventLag(least, most));
    }
}
