package dev.tributary.benchmarks.x12;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.map.MappedRecord;
import dev.tributary.x12.map.RecordOptions;
import dev.tributary.x12.map.X12Mapper;
import dev.tributary.x12.parse.ByteSource;
import dev.tributary.x12.parse.Checks;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.Outline;
import dev.tributary.x12.parse.PartnerBook;
import dev.tributary.x12.parse.ReaderOptions;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.X12ValidationOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.LongConsumer;

/** Our reader, its checks on all levels, and the mapper to records. */
final class OurReader implements FileReader {

    private static final Instant NOW = Instant.parse("2026-11-26T10:15:30Z");
    private static final ReaderOptions OPTIONS = ReaderOptions.of(1 << 20, 100);

    private final Grammars grammars = Grammars.standard();
    private final Checks checks = X12ValidationOptions.DEFAULTS.checks();
    private final PartnerBook partners = new Everyone();
    private final X12Mapper mapper =
            new X12Mapper(RecordOptions.DEFAULTS, Clock.fixed(NOW, ZoneOffset.UTC));
    private MappedRecord last; // keeps records reachable, so that making them cannot be left out

    @Override
    public Counts read(byte[] file) throws IOException {
        return read(
                offset -> new ByteArrayInputStream(file, (int) offset, file.length - (int) offset),
                end -> {});
    }

    /**
     * Reads a file to its end.
     *
     * @param progress told where each unit ends
     */
    Counts read(ByteSource source, LongConsumer progress) throws IOException {
        long segments = 0;
        long units = 0;
        int set = 0;
        Outline outline = null;
        try (InterchangeReader reader =
                new InterchangeReader(source, OPTIONS, partners, grammars, checks)) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof X12Event.Unit unit) {
                    units++;
                    take(mapper.unit(unit, NOW));
                    progress.accept(unit.end());
                } else if (event instanceof X12Event.InterchangeStart start) {
                    outline = start.outline();
                    requireNone(outline.faults());
                    set = 0;
                } else if (event instanceof X12Event.SetStart) {
                    set++;
                } else if (event instanceof X12Event.SetEnd end) {
                    segments += end.segments();
                    requireNone(end.issues());
                    mapper.setEnd(end, outline.payments().get(set), NOW).ifPresent(this::take);
                } else if (event instanceof X12Event.BrokenBytes) {
                    throw new IllegalStateException("bytes of the file were not understood");
                }
            }
        }
        if (last == null) {
            throw new IllegalStateException("no record was made");
        }
        return new Counts(segments, units);
    }

    private void take(MappedRecord mapped) {
        requireNone(mapped.issues());
        last = mapped;
    }

    private static void requireNone(Collection<?> findings) {
        if (!findings.isEmpty()) {
            throw new IllegalStateException("a generated file is valid, but: " + findings);
        }
    }

    /** One partner whom all interchanges come from; every finding is looked for. */
    private static final class Everyone implements PartnerBook {

        private final Partner partner =
                Partner.unknown("everyone", Partner.all(ValidationMode.STRICT));

        @Override
        public Partner of(StoredSegment isa) {
            return partner;
        }

        @Override
        public Partner of(StoredSegment isa, StoredSegment gs) {
            return partner;
        }

        @Override
        public boolean allows(Partner who, String set, String version) {
            return true;
        }
    }
}
