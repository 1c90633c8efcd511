package dev.tributary.stripe;

import dev.tributary.commons.config.MarkdownReference;
import dev.tributary.commons.config.ReferenceDocument;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    private static final Path REFERENCE = Path.of("..", "docs", "reference");

    @Test
    void thePageOfOptionsIsAsTheCodeDefinesThem() {
        ReferenceDocument.check(
                REFERENCE.resolve("stripe-source.md"),
                MarkdownReference.render(
                        "Stripe source: options",
                        """
                        Every option of `dev.tributary.stripe.StripeSourceConnector`, generated from the
                        code. What they are for together is told in
                        [the page of the connector](../stripe-source.md).
                        """,
                        StripeSourceConfig.definition()));
    }
}
