package dev.tributary.simulators.stripe.world;

import dev.tributary.simulators.stripe.model.ApiVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Plays commerce: sales with all that may follow on them, the same for the same seed. */
final class Play {

    private static final int ROUND = 100;

    private final StripeWorld world;
    private final PlayPlan plan;
    private final SplittableRandom random;
    private final Map<String, Shop> shops = new HashMap<>();

    Play(StripeWorld world, PlayPlan plan, SplittableRandom random) {
        this.world = world;
        this.plan = plan;
        this.random = random;
    }

    static void untilObjects(
            StripeWorld world, int atLeast, Duration over, SplittableRandom random) {
        // Each sale comes to some four objects.
        int rounds = Math.max(1, atLeast / 4 / ROUND);
        PlayPlan plan = PlayPlan.charges(ROUND).over(over.dividedBy(rounds));
        Play play = new Play(world, plan, random);
        while (world.archive().objectCount() < atLeast) {
            play.run();
        }
    }

    void run() {
        List<String> accounts = world.accounts().stream().filter(world.archive()::reaches).toList();
        Duration step = plan.over().dividedBy(Math.max(1, plan.charges()));
        for (int i = 0; i < plan.charges(); i++) {
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

    /** The platform sends its connected accounts something. */
    private void share(List<String> accounts) {
        accounts.stream()
                .filter(account -> !account.equals(world.platform()))
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
