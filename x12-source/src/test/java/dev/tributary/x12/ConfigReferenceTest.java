package dev.tributary.x12;

import dev.tributary.commons.config.IssueReference;
import dev.tributary.commons.config.MarkdownReference;
import dev.tributary.commons.config.ReferenceDocument;
import dev.tributary.x12.validate.X12IssueCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    private static final Path REFERENCE = Path.of("..", "docs", "reference");

    @Test
    void thePageOfOptionsIsAsTheCodeDefinesThem() {
        ReferenceDocument.check(
                REFERENCE.resolve("x12-source.md"),
                MarkdownReference.render(
                        "X12 source: options",
                        """
                        Every option of `dev.tributary.x12.X12SourceConnector`, generated from the
                        code. What they are for together is told in
                        [the page of the connector](../x12-source.md).
                        """,
                        X12SourceConfig.definition()));
    }

    @Test
    void thePageOfIssuesIsAsTheCodeNamesThem() {
        ReferenceDocument.check(
                REFERENCE.resolve("x12-issues.md"),
                IssueReference.render(
                        "X12: what can be wrong with an interchange",
                        """
                        Generated from the code. The code of a finding stands in `errors` and `warnings`
                        of a record, in `issues` of a dead letter and in what `tributary check x12`
                        prints; an acknowledgement says it by the code of X12: of the interchange in
                        TA105, of its group in AK905, of its set in IK502, of its segment in IK304, of
                        its element in IK403. A 997 has AK502, AK304, AK403 for the last three, and
                        for some codes an older one.

                        A warning never holds anything back. An error makes a dead letter where its
                        level is strict for the partner; where it is lenient it travels in the record,
                        except where no record can be made, which is a dead letter in both cases.
                        """,
                        List.of(X12IssueCode.values()),
                        "Answered as",
                        ConfigReferenceTest::answered));
    }

    private static String answered(X12IssueCode code) {
        String element =
                switch (code.on()) {
                    case TA1 -> "TA105 ";
                    case GROUP -> "AK905 ";
                    case SET -> "IK502 ";
                    case SEGMENT -> "IK304 ";
                    case ELEMENT -> "IK403 ";
                    case NOTHING -> "";
                };
        return element.isEmpty() ? "" : element + code.acknowledgement();
    }
}
