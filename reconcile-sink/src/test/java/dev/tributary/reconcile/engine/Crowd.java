package dev.tributary.reconcile.engine;

import static dev.tributary.reconcile.Some.bank;
import static dev.tributary.reconcile.Some.ledger;

import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.engine.History.Step;
import dev.tributary.reconcile.entry.EntryKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * About as many entries with one number as make it crowded, some of which come, leave and go again;
 * some share another number besides. The same seed gives the same.
 */
final class Crowd {

    private final Random random;
    private final List<Step> steps = new ArrayList<>();

    Crowd(long seed) {
        random = new Random(seed);
        int members = 52 + random.nextInt(12);
        for (int i = 0; i < members; i++) {
            told(some(i), 1);
            if (random.nextInt(4) == 0) {
                changed(i);
            }
        }
    }

    /** One of a crowd: two that follow each other are a pair, if nothing else has their number. */
    static Some member(int i) {
        Some side = i % 2 == 0 ? bank("b" + i) : ledger("l" + i);
        return side.check("CHK7").amount(String.valueOf(100 + i / 2));
    }

    private Some some(int i) {
        Some member = member(i);
        return i % 5 < 2 ? member.ref("memo", "OTHER" + i / 10) : member;
    }

    private void changed(int i) {
        Some other = i % 2 == 0 ? bank("b" + i) : ledger("l" + i);
        EntryKey key = other.build().key();
        switch (random.nextInt(5)) {
            case 0 -> steps.add(new Step(null, key, 3, false));
            case 1 -> told(other.check("CHK8"), 2);
            case 2 -> {
                told(other.check("CHK8"), 2);
                told(some(i), 3);
            }
            case 3 -> {
                told(other.check("CHK8"), 2);
                steps.add(new Step(null, key, 3, false));
            }
            default -> {
                steps.add(new Step(null, key, 2, false));
                told(some(i), 3);
            }
        }
    }

    private void told(Some some, int version) {
        steps.add(new Step(some.version(version).build(), null, 0, false));
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    List<Step> shuffled(long seed) {
        List<Step> other = new ArrayList<>(steps);
        Collections.shuffle(other, new Random(seed));
        return other;
    }
}
