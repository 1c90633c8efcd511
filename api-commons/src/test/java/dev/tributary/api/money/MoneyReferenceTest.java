package dev.tributary.api.money;

import dev.tributary.commons.config.IssueReference;
import dev.tributary.commons.config.ReferenceDocument;
import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.rules.RulesIssueCode;
import dev.tributary.commons.issue.rules.TagIssueCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyReferenceTest {

    @Test
    void thePageOfIssuesIsAsTheCodeNamesThem() {
        List<IssueCode> codes = new ArrayList<>(List.of(MoneyIssueCode.values()));
        codes.addAll(List.of(TagIssueCode.values()));
        codes.addAll(List.of(RulesIssueCode.values()));
        ReferenceDocument.check(
                Path.of("..", "docs", "reference", "money-issues.md"),
                IssueReference.render(
                        "Financial data: what can be wrong with an object",
                        """
                        Generated from the code; alike for every source of financial data. The code of
                        a finding stands in `errors` and `warnings` of a record and in `issues` of a
                        dead letter, with the place of what it is about as a path into the provider's
                        JSON, as `$.data.object.amount`. No finding has a value of the data.

                        A warning never holds anything back. An error makes a dead letter under
                        `validation.mode=strict`; under `lenient` it travels in the record, except
                        where no record can be made, which is a dead letter in both cases.
                        """,
                        codes));
    }
}
