package dev.tributary.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.simulators.stripe.world.Merchant;
import dev.tributary.simulators.stripe.world.PlayPlan;
import org.junit.jupiter.api.Test;

/** Accounts beside the key's own. */
class SeveralAccountsTest extends SimulatedStripe {

    @Test
    void readsSeveralAccountsAndNamesThem() {
        Merchant other = stripe.world().connect("DE", "eur");
        stripe.world().play(PlayPlan.charges(40));
        try (RunningTask running = run("accounts", "own," + other.account())) {
            catchUp(running, platform);
            catchUp(running, other.account());

            isAllTold(running, platform);
            isAllTold(running, other.account());
        }
    }

    @Test
    void findsConnectedAccountsThatComeLater() {
        Merchant first = stripe.world().connect("DE", "eur");
        try (RunningTask running = run("accounts", "discover", "relist.interval.ms", "1000")) {
            catchUp(running, first.account());
            Merchant second = stripe.world().connect("FR", "eur");
            second.charge(700, "eur");
            running.runUntil(
                    () ->
                            running.statuses().stream()
                                    .anyMatch(
                                            s ->
                                                    s.getString("subject")
                                                            .contains(second.account())));
            catchUp(running, second.account());

            FinalState.addsUp(running, stripe, second.account());
        }
    }

    @Test
    void pausesAnAccountThatLeavesAndGoesOnWithTheOthers() {
        Merchant other = stripe.world().connect("DE", "eur");
        try (RunningTask running = run("accounts", "own," + other.account())) {
            catchUp(running, platform);
            catchUp(running, other.account());
            stripe.world().deauthorize(other.account());
            stripe.world().advance(SOON);
            running.runUntil(
                    () ->
                            running.statusCodes("account " + other.account())
                                    .contains("DEAUTHORIZED"));
            long calls =
                    stripe.calls().perSecond(other.account()).values().stream()
                            .mapToLong(n -> n)
                            .sum();
            merchant.charge(900, "usd");
            catchUp(running, platform);

            FinalState.addsUp(running, stripe, platform);
            long after =
                    stripe.calls().perSecond(other.account()).values().stream()
                            .mapToLong(n -> n)
                            .sum();
            assertThat(after - calls).isLessThan(10);
        }
    }
}
