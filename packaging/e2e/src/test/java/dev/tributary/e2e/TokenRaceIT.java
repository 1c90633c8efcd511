package dev.tributary.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.oauth.ConsentServer;
import dev.tributary.api.token.KafkaTokenStore;
import dev.tributary.api.token.TokenSet;
import dev.tributary.api.token.TokenStore;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.Keyset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Two processes refresh one grant at once, and one of them is killed with the provider's answer in
 * hand: what is in the store afterwards is always taken by the provider.
 */
@ExtendWith(OnSharedCluster.class)
class TokenRaceIT {

    private static final String GRANT = "bank/4711";
    private static final Duration GRACE = Duration.ofMinutes(2);
    private static final int AHEAD = 2;

    /** When the second process begins, and when the first is killed. */
    private enum Course {
        /** Both begin at once; the first is killed with the answer in hand. */
        TOGETHER,
        /** The second begins when the first has its answer, which is killed then. */
        OVERTAKEN,
        /** The second begins when the first is dead. */
        AFTERWARDS,
        /** The first goes on with its answer, and is killed somewhere in writing it. */
        WHILE_WRITING
    }

    private final TestCluster cluster;

    TokenRaceIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void eightKillsLoseNoToken() throws Exception {
        race(8);
    }

    @Tag("faults")
    @Test
    void twoHundredKillsLoseNoToken() throws Exception {
        race(200);
    }

    private void race(int kills) throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path folder = Build.emptyFolder("token-race");
        String keyset = Keyset.generate();
        Path keysetFile = Files.writeString(folder.resolve("keyset.json"), keyset);
        String topic = "race-" + UUID.randomUUID();
        Deque<RacerProcess> victims = new ArrayDeque<>();
        Instant begin = Instant.now();
        try (ConsentServer bank = ConsentServer.start(Clock.systemUTC(), GRACE);
                TokenStore store =
                        new KafkaTokenStore(
                                Map.of("bootstrap.servers", cluster.bootstrapServers()),
                                topic,
                                () -> FieldCipher.of(Keyset.parse(keyset)))) {
            // So short that every call refreshes.
            bank.accessLife(Duration.ofSeconds(1));
            Instant now = Instant.now();
            String first = bank.issue("4711");
            store.put(new TokenSet(GRANT, 1, "a", now, first, null, null, now, Map.of()));
            String[] arguments = {
                cluster.bootstrapServers(),
                topic,
                keysetFile.toString(),
                bank.url() + "/token",
                GRANT,
                ConsentServer.CLIENT,
                ConsentServer.SECRET
            };
            Path log = folder.resolve("racers.log");
            try (RacerProcess survivor = RacerProcess.start(log, arguments)) {
                survivor.await("ready");
                for (int kill = 0; kill < kills; kill++) {
                    while (victims.size() < AHEAD) {
                        victims.add(RacerProcess.start(log, arguments));
                    }
                    RacerProcess victim = victims.remove();
                    victim.await("ready");
                    Course course = Course.values()[kill % Course.values().length];
                    TokenSet before = store.read(GRANT).orElseThrow();

                    run(course, victim, survivor, random);

                    TokenSet after = store.read(GRANT).orElseThrow();
                    assertThat(after.generation())
                            .as("%s, kill %s, seed %s", course, kill, seed)
                            .isGreaterThan(before.generation());
                    assertThat(bank.takes(after.refreshToken()))
                            .as("%s, kill %s, seed %s", course, kill, seed)
                            .isTrue();
                }
            }
        } finally {
            victims.forEach(RacerProcess::close);
        }
        System.out.printf(
                "%d kills in %d s%n", kills, Duration.between(begin, Instant.now()).toSeconds());
    }

    private static void run(
            Course course, RacerProcess victim, RacerProcess survivor, Random random)
            throws InterruptedException {
        switch (course) {
            case TOGETHER -> {
                victim.tell("hold");
                survivor.tell("go");
                victim.await("answered");
                victim.kill();
            }
            case OVERTAKEN -> {
                victim.tell("hold");
                victim.await("answered");
                survivor.tell("go");
                victim.kill();
            }
            case AFTERWARDS -> {
                victim.tell("hold");
                victim.await("answered");
                victim.kill();
                survivor.tell("go");
            }
            case WHILE_WRITING -> {
                victim.tell("go");
                victim.await("answered");
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(30_000)));
                victim.kill();
                survivor.tell("go");
            }
        }
        survivor.await("saved");
    }
}
