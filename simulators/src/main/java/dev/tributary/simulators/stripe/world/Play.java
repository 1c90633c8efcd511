package dev.tributary.simulators.stripe.world;

import dev.tributary.simulators.stripe.model.ApiVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays commerce: sales with all that may follow on them, the same for the same seed. */
final class Play {

    private static final int ROUND = 100;
    private static final int OBJECTS_OF_A_SALE = 4;

    private final StripeWorld world;
    private final PlayPlan plan;
    private final SplittableRandom random;
    private final Map<String, Shop> shops = new HashMap<>();

    Play(StripeWorld world, PlayPlan plan, SplittableRandom random) {
        this.world = world;
        this.plan = plan;
        this.random = random;
    }

    /** Plays until so many objects stand, and ends when the time is over, no later. */
    static void untilObjects(
            StripeWorld world, int atLeast, Duration over, SplittableRandom random) {
        Instant end = world.now().plus(over);
        Play play = new Play(world, PlayPlan.charges(ROUND), random);
        long left = atLeast - world.archive().objectCount();
        while (left > 0) {
            long sales = Math.max(1, left / OBJECTS_OF_A_SALE);
            int now = (int) Math.min(ROUND, sales);
            play.sell(now, rest(world, end).multipliedBy(now).dividedBy(sales));
            left = atLeast - world.archive().objectCount();
        }
        world.advance(rest(world, end));
    }

    void run() {
        sell(plan.charges(), plan.over());
    }

    private static Duration rest(StripeWorld world, Instant end) {
        Duration rest = Duration.between(world.now(), end);
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    private void sell(int sales, Duration over) {
        List<String> accounts = world.accounts().stream().filter(world.archive()::reaches).toList();
        Duration step = over.dividedBy(Math.max(1, sales));
        for (int i = 0; i < sales; i++) {
            upgrade(i);
            String account = accounts.get(random.nextInt(accounts.size()));
            shops.computeIfAbsent(account, this::shop).sell(currency(account));
            if (i % 50 == 49) {
                share(accounts);
            }
            world.advance(step);
        }
    }

    private Shop shop(String account) {
        return new Shop(world.merchant(account), account.equals(world.platform()), random.split());
    }

    private String currency(String account) {
        if (!account.equals(world.platform())) {
            return world.merchant(account).parts().settlement().home();
        }
        return plan.currencies().get(random.nextInt(plan.currencies().size()));
    }

    /** The platform sends something to a connected account of a currency that it holds too. */
    private void share(List<String> accounts) {
        Settlement own = world.platformMerchant().parts().settlement();
        accounts.stream()
                .filter(account -> !account.equals(world.platform()))
                .filter(account -> own.held().contains(currency(account)))
                .findFirst()
                .ifPresent(account -> world.transfer(account, 2500, currency(account)));
    }

    /** Accounts move to newer versions of the API now and then, and some move back. */
    private void upgrade(int sale) {
        if (sale % 40 == 0) {
            ApiVersion[] versions = ApiVersion.values();
            ApiVersion version = versions[random.nextInt(versions.length)];
            world.accounts().forEach(account -> world.apiVersion(account, version));
        }
    }
}
