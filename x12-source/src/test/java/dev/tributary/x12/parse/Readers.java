package dev.tributary.x12.parse;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.partner.Partner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads files that are there as bytes, from whomever they come. */
final class Readers {

    private static final int MAX_SEGMENT_BYTES = 1 << 20;
    private static final int MAX_ISSUES_KEPT = 50;
    private static final Grammars GRAMMARS = Grammars.standard();

    private Readers() {}

    /** A file that is there as bytes. */
    static ByteSource source(byte[] file) {
        return offset -> new ByteArrayInputStream(file, (int) offset, file.length - (int) offset);
    }

    /** Reads a file to its end. */
    static Reading read(byte[] file) {
        try (InterchangeReader reader =
                new InterchangeReader(
                        source(file),
                        ReaderOptions.of(MAX_SEGMENT_BYTES, MAX_ISSUES_KEPT),
                        new Everyone(),
                        GRAMMARS,
                        Checks.NONE)) {
            return Reading.of(file, reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Everyone implements PartnerBook {

        private final Partner partner =
                Partner.unknown("everyone", Partner.all(ValidationMode.LENIENT));

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
