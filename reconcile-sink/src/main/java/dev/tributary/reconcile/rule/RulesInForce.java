package dev.tributary.reconcile.rule;

import dev.tributary.reconcile.engine.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rules by the exchange rates of the moment: when their file is written anew, it is read again.
 * What cannot be read, or is not there, changes nothing. For any number of threads.
 */
public final class RulesInForce implements Supplier<RuleSet> {
    private static final Logger LOG = LoggerFactory.getLogger(RulesInForce.class);

    /** A file that was written a moment ago may not be written to its end. */
    private static final Duration REST = Duration.ofSeconds(2);

    private final Settings settings;
    private final Path rates;
    private final Clock clock;
    private Stamp read;
    private RuleSet rules;

    /** By what it is seen that a file was written anew, without reading it. */
    private record Stamp(FileTime written, long size, Object file) {}

    private RulesInForce(Settings settings, Path rates, Clock clock) {
        this.settings = settings;
        this.rates = rates;
        this.clock = clock;
        this.read = stamp();
        this.rules = RuleSets.exact(settings, ExchangeRates.read(rates));
    }

    /**
     * Reads the rates.
     *
     * @param rates a file that can change
     * @throws ConfigException when it cannot be used: with the line
     */
    public static RulesInForce of(Settings settings, Path rates) {
        return of(settings, rates, Clock.systemUTC());
    }

    static RulesInForce of(Settings settings, Path rates, Clock clock) {
        return new RulesInForce(settings, rates, clock);
    }

    /** The same rules as the last time, unless the file says something else by now. */
    @Override
    public synchronized RuleSet get() {
        Stamp now = stamp();
        if (now != null && !now.equals(read) && rests(now)) {
            read = now;
            readAgain();
        }
        return rules;
    }

    private void readAgain() {
        try {
            RuleSet other = RuleSets.exact(settings, ExchangeRates.read(rates));
            if (!other.rates().equals(rules.rates())) {
                rules = other;
                LOG.info("Read other exchange rates");
            }
        } catch (ConfigException wrong) {
            LOG.warn(
                    "The exchange rates were changed and are not taken, those before hold: {}",
                    wrong.getMessage());
        }
    }

    /** One of the future is of a clock that is not ours, and tells nothing. */
    private boolean rests(Stamp stamp) {
        long age = clock.millis() - stamp.written.toMillis();
        return age < 0 || age >= REST.toMillis();
    }

    private Stamp stamp() {
        try {
            BasicFileAttributes now = Files.readAttributes(rates, BasicFileAttributes.class);
            return new Stamp(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (IOException e) {
            return null;
        }
    }
}
