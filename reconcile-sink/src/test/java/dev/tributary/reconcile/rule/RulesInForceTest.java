package dev.tributary.reconcile.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.engine.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesInForceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final String RATE = "2026-03-02,EUR,USD,1.08\n";

    @TempDir private Path folder;
    private Path file;
    private RulesInForce rules;
    private RuleSet first;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("rates.csv");
        write(RATE, NOW.minusSeconds(60));
        rules = RulesInForce.of(Settings.DEFAULTS, file, Clock.fixed(NOW, ZoneOffset.UTC));
        first = rules.get();
    }

    @Test
    void readsAFileThatWasWrittenAnew() throws IOException {
        write("2026-03-02,EUR,USD,1.1\n", NOW.minusSeconds(3));

        assertThat(rules.get().rates()).isNotEqualTo(first.rates());
        assertThat(rules.get()).isSameAs(rules.get());
    }

    @Test
    void leavesAFileAloneThatIsBeingWritten() throws IOException {
        write("2026-03-02,EUR,USD,1.1\n", NOW.minusSeconds(1));

        assertThat(rules.get()).isSameAs(first);
    }

    @Test
    void staysTheSameWhereItSaysTheSameInOtherWords() throws IOException {
        write("date,from,to,rate\n# of the bank\n2026-03-02, EUR, USD, 1.080", NOW.minusSeconds(3));

        assertThat(rules.get()).isSameAs(first);
    }

    @Test
    void keepsWhatHeldWhereTheFileIsWrongOrGone() throws IOException {
        write("2026-03-02,EUR,USD\n", NOW.minusSeconds(3));
        assertThat(rules.get()).isSameAs(first);

        Files.delete(file);
        assertThat(rules.get()).isSameAs(first);

        write("2026-03-02,EUR,USD,1.1\n", NOW.minusSeconds(2));
        assertThat(rules.get()).isNotSameAs(first);
    }

    @Test
    void tellsRatesApartByDayPairAndRate() {
        assertThat(
                        List.of(
                                        "2026-03-02,EUR,USD,1.08",
                                        "2026-03-02,EUR,USD,1.09",
                                        "2026-03-02,USD,EUR,1.08",
                                        "2026-03-03,EUR,USD,1.08")
                                .stream()
                                .map(line -> ExchangeRates.of(List.of(line)).digest()))
                .doesNotHaveDuplicates()
                .doesNotContain(ExchangeRates.none().digest());
    }

    private void write(String lines, Instant at) throws IOException {
        Files.writeString(file, lines);
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
