package dev.tributary.masking;

import dev.tributary.commons.config.MarkdownReference;
import dev.tributary.commons.config.ReferenceDocument;
import dev.tributary.masking.action.MaskingError;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    @Test
    void thePageOfOptionsAndErrorsIsAsTheCodeDefinesThem() {
        ConfigDef all = new ConfigDef(MaskPiiConfig.definition());
        UnmaskConfig.definition().configKeys().values().forEach(all::define);

        ReferenceDocument.check(
                Path.of("..", "docs", "reference", "masking-smt.md"),
                MarkdownReference.render(
                                "PII masking transforms: options and errors",
                                """
                                Every option of the transforms in `dev.tributary.masking`, and every
                                error, generated from the code. What they are for together is told in
                                [the page of the transforms](../masking-smt.md).
                                """,
                                all)
                        + errors());
    }

    private static String errors() {
        StringBuilder page =
                new StringBuilder(
                        """

                        ## Errors

                        The code stands in the exception's message, with the place and the type of
                        field, and in the header `tributary.masking.error` of a record in quarantine.

                        | Code | What is wrong, and what to do |
                        | --- | --- |
                        """);
        for (MaskingError error : MaskingError.values()) {
            page.append("| ").append(error).append(" | ").append(error.text()).append(" |\n");
        }
        return page.toString();
    }
}
