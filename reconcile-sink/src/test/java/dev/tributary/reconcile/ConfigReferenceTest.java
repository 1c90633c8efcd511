package dev.tributary.reconcile;

import dev.tributary.commons.config.MarkdownReference;
import dev.tributary.commons.config.ReferenceDocument;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigReferenceTest {

    @Test
    void thePageOfOptionsIsAsTheCodeDefinesThem() {
        ReferenceDocument.check(
                Path.of("..", "docs", "reference", "reconcile-sink.md"),
                MarkdownReference.render(
                        "Reconciliation sink: options",
                        """
                        Every option of `dev.tributary.reconcile.ReconcileSinkConnector`, generated
                        from the code. What they are for together is told in
                        [the page of the connector](../reconcile-sink.md). `topics` or
                        `topics.regex`, the converters and the dead letter queue
                        (`errors.tolerance=all`, `errors.deadletterqueue.topic.name`) are Kafka
                        Connect's own.
                        """,
                        ReconcileSinkConfig.definition()));
    }
}
