package dev.tributary.x12.ack;

import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.x12.grammar.Grammars;
import dev.tributary.x12.parse.Checks;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.PartnerBook;
import dev.tributary.x12.parse.ReaderOptions;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.parse.X12Event;
import dev.tributary.x12.partner.Partner;
import dev.tributary.x12.validate.SetIssue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Reads bytes as a task does, for one partner, and answers them. */
final class Answering {

    private static final Grammars GRAMMARS = Grammars.standard();

    private final Partner partner;
    private final AckOptions options;

    Answering(Partner partner, AckOptions options) {
        this.partner = partner;
        this.options = options;
    }

    List<Acknowledgment> answer(byte[] file) throws IOException {
        AtomicLong numbers = new AtomicLong();
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
        Acknowledger acknowledger = new Acknowledger(options, clock, numbers::incrementAndGet);
        List<Acknowledgment> answers = new ArrayList<>();
        read(
                file,
                event -> {
                    acknowledger.see(event, isRefused(event));
                    if (event instanceof X12Event.InterchangeEnd end) {
                        answers.addAll(acknowledger.finish(end));
                    }
                });
        return answers;
    }

    void read(byte[] file, Consumer<X12Event> events) throws IOException {
        try (InterchangeReader reader =
                new InterchangeReader(
                        offset ->
                                new ByteArrayInputStream(
                                        file, (int) offset, file.length - (int) offset),
                        ReaderOptions.of(1 << 20, 10_000),
                        new OnePartner(partner),
                        GRAMMARS,
                        Checks.NONE)) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                events.accept(event);
            }
        }
    }

    private boolean isRefused(X12Event event) {
        if (event instanceof X12Event.Unit unit) {
            return refuses(unit.issues());
        }
        return event instanceof X12Event.SetEnd end && refuses(end.issues());
    }

    private boolean refuses(List<SetIssue> issues) {
        return issues.stream()
                .anyMatch(
                        issue ->
                                issue.severity() == Severity.ERROR
                                        && partner.modes().get(issue.code().level())
                                                == ValidationMode.STRICT);
    }

    private record OnePartner(Partner partner) implements PartnerBook {
        @Override
        public Partner of(StoredSegment isa) {
            return partner;
        }

        @Override
        public Partner of(StoredSegment isa, StoredSegment gs) {
            return partner;
        }

        @Override
        public boolean allows(Partner asked, String set, String version) {
            return true;
        }
    }
}
