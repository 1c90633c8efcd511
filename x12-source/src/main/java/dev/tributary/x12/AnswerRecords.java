package dev.tributary.x12;

import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.x12.ack.Acknowledgment;
import dev.tributary.x12.map.MappedRecord;
import dev.tributary.x12.map.X12Mapper;
import dev.tributary.x12.parse.ByteSource;
import dev.tributary.x12.parse.InterchangeReader;
import dev.tributary.x12.parse.X12Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes records of our acknowledgements by reading them as we read those of others, so that both
 * look the same but for their direction.
 */
final class AnswerRecords {

    private static final String SENT = "sent";

    private final Interchanges interchanges;
    private final X12Mapper mapper;
    private final RecordTargets targets;

    /** Records of answers; the reader is to take them from anybody. */
    AnswerRecords(Interchanges interchanges, X12Mapper mapper, RecordTargets targets) {
        this.interchanges = interchanges;
        this.mapper = mapper;
        this.targets = targets;
    }

    /** The records of one answer. */
    List<RecordDraft> of(Acknowledgment answer, Instant at) {
        byte[] bytes = answer.interchange();
        ByteSource source =
                offset ->
                        new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset);
        List<RecordDraft> drafts = new ArrayList<>();
        try (InterchangeReader reader = interchanges.from(source, 0, 1)) {
            for (X12Event event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof X12Event.Unit unit) {
                    drafts.add(sent(mapper.unit(unit, at), at));
                } else if (event instanceof X12Event.SetEnd end) {
                    mapper.setEnd(end, null, at).ifPresent(record -> drafts.add(sent(record, at)));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is read from memory
        }
        return drafts;
    }

    private RecordDraft sent(MappedRecord record, Instant at) {
        record.value().put("direction", SENT);
        return targets.record(record, at);
    }
}
