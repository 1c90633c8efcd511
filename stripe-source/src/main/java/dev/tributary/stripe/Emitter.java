package dev.tributary.stripe;

import dev.tributary.api.source.Judge;
import dev.tributary.api.source.Letters;
import dev.tributary.api.source.RecordTargets;
import dev.tributary.commons.delivery.RecordDraft;
import dev.tributary.commons.delivery.Tally;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Severity;
import dev.tributary.commons.issue.Stage;
import dev.tributary.stripe.map.MappedObject;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import dev.tributary.stripe.map.StripeMapper;
import dev.tributary.stripe.map.StripeRead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Struct;

/** Makes records of what was read, and dead letters of what cannot become one. */
final class Emitter {

    /** For what has no text of its own in its record. */
    private static final long SMALL = 500;

    private final StripeMapper mapper;
    private final Judge judge;
    private final RecordTargets targets;
    private final Letters letters;

    Emitter(StripeMapper mapper, Judge judge, RecordTargets targets, Letters letters) {
        this.mapper = mapper;
        this.judge = judge;
        this.targets = targets;
        this.letters = letters;
    }

    /** What a read becomes. */
    Emission of(StripeRead read) {
        MappedObject mapped = mapper.map(read);
        if (mapped instanceof MappedObject.Refused refused) {
            return new Emission(
                    List.of(letter(Stage.MAP, read, refused.issues())),
                    Tally.Kind.DEAD_LETTER,
                    SMALL);
        }
        List<RecordDraft> drafts = new ArrayList<>();
        Tally.Kind worst = Tally.Kind.VALID;
        long bytes = 0;
        for (MappedRecord record : ((MappedObject.Records) mapped).records()) {
            Judge.Verdict verdict = judge.judge(record.topic(), withFindings(record));
            drafts.add(
                    verdict.refused()
                            .map(stage -> letter(stage, read, verdict.issues()))
                            .orElseGet(() -> draft(read.account(), record)));
            worst = worse(worst, verdict.kind());
            bytes += size(record.value());
        }
        return new Emission(drafts, worst, Math.max(bytes, SMALL));
    }

    private static Struct withFindings(MappedRecord record) {
        Struct value = record.value();
        return value == null
                ? null
                : value.put("validation_status", Issue.status(record.issues()))
                        .put("errors", Issue.structs(record.issues(), Severity.ERROR))
                        .put("warnings", Issue.structs(record.issues(), Severity.WARNING));
    }

    private RecordDraft draft(String account, MappedRecord record) {
        Struct value = record.value();
        return value == null
                ? targets.record(record.topic(), record.key(), null, record.timestamp())
                : targets.record(
                        record.topic(),
                        record.key(),
                        value,
                        record.timestamp(),
                        Stream.concat(
                                        Stream.of(account, record.topic()),
                                        record.identity().stream())
                                .toArray(String[]::new));
    }

    private RecordDraft letter(Stage stage, StripeRead read, List<Issue> issues) {
        LetterHead head = LetterHead.of(read);
        return letters.letter(
                stage,
                head.id(),
                head.type(),
                issues,
                "account " + read.account() + ", " + read.channel().word(),
                read.json().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Tally.Kind worse(Tally.Kind one, Tally.Kind other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static long size(Struct value) {
        return value == null
                        || value.schema().field("raw") == null
                        || value.getString("raw") == null
                ? SMALL
                : value.getString("raw").length();
    }
}
