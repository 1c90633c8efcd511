package dev.tributary.simulators.stripe.http;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Which calls fail, and how: a share of them by chance, or the next ones by a script. */
public final class Faults {

    private record Scripted(String pathPrefix, Fault fault) {}

    private final SplittableRandom random;
    private final Map<Fault, Double> shares = new EnumMap<>(Fault.class);
    private final Map<Fault, Long> injected = new EnumMap<>(Fault.class);
    private final Deque<Scripted> script = new ArrayDeque<>();

    public Faults(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * Has a share of all calls fail in a way.
     *
     * @param share from 0 to 1; those of all ways together are at most 1
     */
    public synchronized void share(Fault fault, double share) {
        shares.put(fault, share);
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        if (share < 0 || sum > 1) {
            shares.remove(fault);
            throw new IllegalArgumentException("the shares of faults go from 0 to 1 together");
        }
    }

    /** Has a share of all calls fail, in all ways but slow answers alike. */
    public synchronized void shareOfAll(double share) {
        Arrays.stream(Fault.values())
                .filter(fault -> fault != Fault.SLOW)
                .forEach(fault -> share(fault, share / (Fault.values().length - 1)));
    }

    /** Has the next calls fail, one after the other. */
    public void next(Fault... faults) {
        next("/", faults);
    }

    /** Has the next calls of paths that begin so fail, one after the other. */
    public synchronized void next(String pathPrefix, Fault... faults) {
        for (Fault fault : faults) {
            script.add(new Scripted(pathPrefix, fault));
        }
    }

    /** Nothing fails from now on. */
    public synchronized void clear() {
        shares.clear();
        script.clear();
    }

    /** How many calls have failed so. */
    public synchronized long injected(Fault fault) {
        return injected.getOrDefault(fault, 0L);
    }

    /** How many calls have failed on purpose. */
    public synchronized long injected() {
        return injected.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized Optional<Fault> of(String path) {
        Optional<Fault> fault = scripted(path).or(this::byChance);
        fault.ifPresent(one -> injected.merge(one, 1L, Long::sum));
        return fault;
    }

    private Optional<Fault> scripted(String path) {
        Iterator<Scripted> all = script.iterator();
        while (all.hasNext()) {
            Scripted next = all.next();
            if (path.startsWith(next.pathPrefix())) {
                all.remove();
                return Optional.of(next.fault());
            }
        }
        return Optional.empty();
    }

    private Optional<Fault> byChance() {
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        double left = random.nextDouble();
        for (Map.Entry<Fault, Double> share : shares.entrySet()) {
            left -= share.getValue();
            if (left < 0) {
                return Optional.of(share.getKey());
            }
        }
        return Optional.empty();
    }
}
