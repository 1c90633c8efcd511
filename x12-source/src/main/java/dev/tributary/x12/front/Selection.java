package dev.tributary.x12.front;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Picks out of what a directory lists the files that are complete: those that have not changed for
 * a while, or whose marker lies beside them. One thread uses it.
 */
public final class Selection {

    private static final Comparator<StoredFile> OLDEST_FIRST =
            Comparator.comparingLong(StoredFile::modified).thenComparing(StoredFile::path);

    private record Sight(StoredFile file, long since) {}

    private final PathMatcher names;
    private final Optional<String> marker;
    private final long stableMillis;
    private final Clock clock;
    private Map<String, Sight> seen = new HashMap<>();

    /** What to pick, by the options. */
    public Selection(InputOptions options, Clock clock) {
        this.names = FileSystems.getDefault().getPathMatcher("glob:" + options.glob());
        this.marker = options.doneMarker();
        this.stableMillis = options.stable().toMillis();
        this.clock = clock;
    }

    /** Those of a listing that are complete, the oldest first. */
    public List<StoredFile> ripe(List<StoredFile> listing) {
        Set<String> paths = new HashSet<>();
        listing.forEach(file -> paths.add(file.path()));
        long now = clock.millis();
        Map<String, Sight> sights = new HashMap<>();
        List<StoredFile> ripe = new ArrayList<>();
        for (StoredFile file : listing) {
            if (!isWanted(file)) {
                continue;
            }
            Sight before = seen.get(file.path());
            boolean unchanged = before != null && before.file().equals(file);
            // By our own clock: that of another machine may be wrong, and copies keep their times.
            Sight sight = unchanged ? before : new Sight(file, now);
            sights.put(file.path(), sight);
            if (now - sight.since() >= stableMillis && isMarked(file, paths)) {
                ripe.add(file);
            }
        }
        seen = sights;
        ripe.sort(OLDEST_FIRST);
        return ripe;
    }

    /** The path of the marker that belongs to a file, where there are markers. */
    public Optional<String> markerOf(StoredFile file) {
        return marker.map(ending -> file.path() + ending);
    }

    private boolean isWanted(StoredFile file) {
        String name = file.name();
        boolean isMarker = marker.isPresent() && name.endsWith(marker.get());
        return !name.startsWith(".") && !isMarker && names.matches(Path.of(name));
    }

    private boolean isMarked(StoredFile file, Set<String> paths) {
        return markerOf(file).map(paths::contains).orElse(true);
    }
}
