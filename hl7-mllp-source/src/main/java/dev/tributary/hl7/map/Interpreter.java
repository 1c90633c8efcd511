package dev.tributary.hl7.map;

import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.Stage;
import dev.tributary.hl7.ack.MessageHeader;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.parse.Hl7Message;
import dev.tributary.hl7.parse.Hl7Parser;
import dev.tributary.hl7.validate.MessageValidator;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;

/**
 * Bytes in, record or refusal out: parse, map, validate, in this order. Knows nothing of sockets or
 * of Kafka, so the same code serves the listener and {@code tributary check}.
 *
 * <p>Safe for use by several threads.
 */
public final class Interpreter {

    private final Hl7Parser parser;
    private final HealthcareMapper mapper;
    private final SizeLimit limit;
    private final MessageOptions how;
    private final MessageValidator validator;

    /**
     * An interpreter.
     *
     * @param how how messages are to be understood
     * @param validator judges messages, and says which must go no further
     * @param clock gives the time of processing
     */
    public Interpreter(MessageOptions how, MessageValidator validator, Clock clock) {
        this.how = how;
        this.validator = validator;
        this.parser = new Hl7Parser(how.charsetFallbacks(), how.versionDefault());
        this.mapper = new HealthcareMapper(how, clock);
        this.limit = new SizeLimit(how.maxRecordBytes());
    }

    /**
     * Interprets one message.
     *
     * @param bytes the message without its frame; not changed
     * @param receivedAt when its last byte came
     */
    public Interpreted interpret(byte[] bytes, Instant receivedAt) {
        Hl7Parser.Result result = parser.parse(bytes);
        if (result instanceof Hl7Parser.Unreadable unreadable) {
            return refused(unreadable.header(), unreadable.issue(), Stage.PARSE);
        }
        Hl7Message message = ((Hl7Parser.Parsed) result).message();
        return how.types().wants(message.type()) ? map(message, receivedAt) : unwanted(message);
    }

    private Interpreted unwanted(Hl7Message message) {
        return switch (how.otherTypes()) {
            case ACCEPT -> new Interpreted.Ignored(message.header(), message.type());
            case REJECT ->
                    refused(
                            message,
                            List.of(Issue.of(Hl7IssueCode.MESSAGE_TYPE_UNWANTED, "MSH-9")),
                            Stage.VALIDATE);
        };
    }

    /** Refuses bytes that must not be interpreted, repeating what can be read of their header. */
    public Interpreted.Refused refuse(byte[] bytes, Stage stage, Hl7IssueCode code) {
        return refused(parser.headerOf(bytes), Issue.of(code, ""), stage);
    }

    private Interpreted map(Hl7Message message, Instant receivedAt) {
        List<Issue> issues = new ArrayList<>(message.issues());
        Struct value = mapper.map(message, receivedAt, issues);
        validator.check(message, value, issues);
        if (validator.refuses(issues)) {
            return refused(message, errorsFirst(issues), Stage.VALIDATE);
        }
        String key = mapper.key(message, value);
        Optional<List<Struct>> attachments =
                limit.fit(message.received().length, key, value, issues);
        if (attachments.isEmpty()) {
            return refused(
                    message, List.of(Issue.of(Hl7IssueCode.MESSAGE_TOO_LARGE, "")), Stage.MAP);
        }
        IssueLists.write(issues, value);
        return new Interpreted.Accepted(
                message.header(), List.copyOf(issues), key, value, attachments.get());
    }

    private static Interpreted.Refused refused(MessageHeader header, Issue issue, Stage stage) {
        String id = header.controlId().isEmpty() ? null : header.controlId();
        return new Interpreted.Refused(header, List.of(issue), stage, header.messageType(), id);
    }

    private static Interpreted.Refused refused(
            Hl7Message message, List<Issue> issues, Stage stage) {
        String id = message.controlId().isEmpty() ? null : message.controlId();
        return new Interpreted.Refused(message.header(), issues, stage, message.type(), id);
    }

    private static List<Issue> errorsFirst(List<Issue> issues) {
        return issues.stream().sorted((a, b) -> Boolean.compare(b.isError(), a.isError())).toList();
    }
}
