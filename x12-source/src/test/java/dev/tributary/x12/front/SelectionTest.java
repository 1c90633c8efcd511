package dev.tributary.x12.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class SelectionTest {

    private final SettableClock clock = new SettableClock();

    @Test
    void takesAFileOnlyWhenItHasNotChangedForAWhileByOurOwnClock() {
        Selection selection = selection(Map.of("input.stable.ms", "1000"));
        // Its own time is far away from ours, and says nothing.
        StoredFile small = new StoredFile("a", 1, 99_000_000);
        StoredFile large = new StoredFile("a", 2, 99_000_000);
        assertThat(selection.ripe(List.of(small))).isEmpty();
        clock.now += 900;
        assertThat(selection.ripe(List.of(large))).isEmpty();
        clock.now += 900;
        assertThat(selection.ripe(List.of(large))).isEmpty();
        clock.now += 100;
        assertThat(selection.ripe(List.of(large))).containsExactly(large);
        assertThat(selection.ripe(List.of())).isEmpty();
        assertThat(selection.ripe(List.of(large))).as("away and back").isEmpty();
    }

    @Test
    void takesNamesThatAreWantedAndNeverHiddenOnesOrMarkers() {
        Selection selection =
                selection(
                        Map.of(
                                "input.stable.ms", "0",
                                "input.glob", "*.{edi,done}",
                                "input.done.marker", ".done"));
        List<StoredFile> listing =
                List.of(
                        file("a.edi"),
                        file("a.edi.done"),
                        file("b.edi"),
                        file("in/c.edi"),
                        file("in/c.edi.done"),
                        file(".d.edi"),
                        file(".d.edi.done"),
                        file("e.txt"),
                        file("e.txt.done"));
        assertThat(selection.ripe(listing))
                .extracting(StoredFile::path)
                .containsExactly("a.edi", "in/c.edi");
        assertThat(selection.markerOf(file("in/c.edi"))).contains("in/c.edi.done");
    }

    @Test
    void takesTheOldestFirst() {
        Selection selection = selection(Map.of("input.stable.ms", "0"));
        assertThat(
                        selection.ripe(
                                List.of(
                                        new StoredFile("a", 1, 30),
                                        new StoredFile("c", 1, 10),
                                        new StoredFile("b", 1, 10))))
                .extracting(StoredFile::path)
                .containsExactly("b", "c", "a");
    }

    private Selection selection(Map<String, String> options) {
        Map<String, String> props = new HashMap<>(options);
        props.put("input.path", "/in");
        ConfigDef def = new ConfigDef();
        InputOptions.define(def);
        return new Selection(InputOptions.from(new AbstractConfig(def, props, false)), clock);
    }

    private static StoredFile file(String path) {
        return new StoredFile(path, 1, 1);
    }

    private static final class SettableClock extends Clock {

        private long now;

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(now);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
