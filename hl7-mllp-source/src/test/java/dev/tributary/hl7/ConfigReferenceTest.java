package dev.tributary.hl7;

import dev.tributary.commons.config.IssueReference;
import dev.tributary.commons.config.MarkdownReference;
import dev.tributary.commons.config.ReferenceDocument;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.rules.RulesIssueCode;
import dev.tributary.hl7.parse.Hl7IssueCode;
import dev.tributary.hl7.validate.ValidationIssueCode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    private static final Path REFERENCE = Path.of("..", "docs", "reference");

    @Test
    void thePageOfOptionsIsAsTheCodeDefinesThem() {
        ReferenceDocument.check(
                REFERENCE.resolve("hl7-mllp-source.md"),
                MarkdownReference.render(
                        "HL7 v2 MLLP source: options",
                        """
                        Every option of `dev.tributary.hl7.Hl7MllpSourceConnector`, generated from the
                        code. What they are for together is told in
                        [the page of the connector](../hl7-mllp-source.md).
                        """,
                        Hl7MllpSourceConfig.definition()));
    }

    @Test
    void thePageOfIssuesIsAsTheCodeNamesThem() {
        ReferenceDocument.check(
                REFERENCE.resolve("hl7-issues.md"),
                IssueReference.render(
                        "HL7 v2: what can be wrong with a message",
                        """
                        Generated from the code. The code of a finding stands in `errors` and `warnings`
                        of a record, in `issues` of a dead letter, in MSA-3 and ERR of a negative
                        acknowledgement and in what `tributary check hl7` prints.

                        A warning never holds a message back. An error makes it a dead letter with
                        `validation.mode=strict`; with `lenient` it travels in the record, except where
                        no record can be made, which is a dead letter in both modes.
                        """,
                        Stream.<IssueCode[]>of(
                                        Hl7IssueCode.values(),
                                        ValidationIssueCode.values(),
                                        RulesIssueCode.values())
                                .flatMap(Stream::of)
                                .toList()));
    }
}
