package dev.tributary.hl7.validate;

import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.issue.Issue;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.hl7.map.Interpreted;
import dev.tributary.hl7.map.Interpreter;
import dev.tributary.hl7.map.MessageOptions;
import dev.tributary.hl7.parse.Hl7Message;
import dev.tributary.hl7.parse.Hl7Parser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages for tests, and what validation says of them. */
final class Judged {

    static final String ADMISSION =
            """
            MSH|^~\\&|ADT|HOSP|EHR|HOSP|20260102100000+0000||ADT^A01^ADT_A01|42|P|2.5.1
            EVN|A01|20260102100000+0000
            PID|1||4711^^^HOSP^MR||Doe^Jane||19800115|F
            PV1|1|I|W^1^2||||||||||||||||V1|||||||||||||||||||||||||202601020900+0000
            """;

    static final String RESULT =
            """
            MSH|^~\\&|LAB|HOSP|EHR|HOSP|20260102100000+0000||ORU^R01^ORU_R01|43|P|2.5.1
            PID|1||4711^^^HOSP^MR||Doe^Jane||19800115|F
            ORC|RE|P1|F1
            OBR|1|P1|F1|718-7^Hb^LN|||202601020800+0000|202601020801+0000
            OBX|1|NM|718-7^Hb^LN||13.5|g/dL|||||F|||202601020800+0000
            OBX|2|DT|x^y^L||20260101||||||F
            """;

    private static final FieldCheck FIELDS = new FieldCheck();
    private static final StructureCheck STRUCTURE = StructureCheck.open();

    private Judged() {}

    /** What the tables say alone, as {@code CODE@place}. */
    static List<String> fields(String message) {
        List<Issue> issues = new ArrayList<>();
        Hl7Message parsed = parsed(message);
        FIELDS.check(parsed, MessageKind.of(parsed), new Findings(issues));
        return said(issues);
    }

    /** What the grammar says alone. */
    static List<String> structure(String message) {
        List<Issue> issues = new ArrayList<>();
        Hl7Message parsed = parsed(message);
        STRUCTURE.check(parsed, MessageKind.of(parsed), new Findings(issues));
        return said(issues);
    }

    /** What becomes of a message at a level. */
    static Interpreted whole(
            String message, ValidationLevel level, ValidationMode mode, ValidationOptions rules) {
        return new Interpreter(
                        MessageOptions.DEFAULTS,
                        new MessageValidator(
                                new Hl7ValidationOptions(
                                        level, new ValidationOptions(mode, rules.rulesFile()))),
                        Clock.systemUTC())
                .interpret(bytes(message), Instant.EPOCH);
    }

    static ValidationOptions noRules() {
        return new ValidationOptions(ValidationMode.LENIENT, Optional.empty());
    }

    static List<String> said(List<Issue> issues) {
        return issues.stream().map(issue -> issue.code().name() + "@" + issue.location()).toList();
    }

    static byte[] bytes(String message) {
        return message.replace('\n', '\r').getBytes(StandardCharsets.UTF_8);
    }

    private static Hl7Message parsed(String message) {
        Hl7Parser parser = new Hl7Parser(List.of(StandardCharsets.UTF_8));
        return ((Hl7Parser.Parsed) parser.parse(bytes(message))).message();
    }
}
