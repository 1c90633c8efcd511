package dev.tributary.commons.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.record.RecordSchemas;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;

class SchemaReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "records.md");

    @Test
    void thePageOfRecordsIsAsTheSchemasSay() {
        ReferenceDocument.check(
                PAGE,
                SchemaReference.render(
                        "Records",
                        """
                        What the connectors write, generated from the code. Every field is optional:
                        what the sender did not say is absent. The class of personal data (PII) stands
                        on the schema of the field as the parameter `tributary.pii`; a field without a
                        class holds none, for a [written reason](masking.md#fields-that-pass). Fields
                        are only ever added.
                        """,
                        RecordSchemas.ALL));
    }

    @Test
    void describesAPartOnceBehindTheFirstRecordThatHoldsIt() {
        Schema part =
                SchemaBuilder.struct()
                        .name("x.Part")
                        .version(2)
                        .doc("A part.")
                        .field("flag", SchemaBuilder.bool().doc("Yes | no.").build())
                        .build();
        Schema name = PiiClass.NAME.tag(SchemaBuilder.string()).build();

        String page =
                SchemaReference.render(
                        "T",
                        "Intro.",
                        List.of(
                                record("x.First")
                                        .field("parts", SchemaBuilder.array(part).doc("P.").build())
                                        .field("names", SchemaBuilder.array(name).build())
                                        .build(),
                                record("x.Second").field("part", part).build()));

        assertThat(page)
                .isEqualTo(
                        """
                        # T

                        Intro.

                        ## First

                        A record. Schema `x.First`, version 1.

                        | Field | Type | PII class | What it holds |
                        | --- | --- | --- | --- |
                        | `parts` | list of [Part](#part) |  | P. |
                        | `names` | list of text | NAME |  |

                        ### Part

                        A part. Schema `x.Part`, version 2.

                        | Field | Type | PII class | What it holds |
                        | --- | --- | --- | --- |
                        | `flag` | true or false |  | Yes \\| no. |

                        ## Second

                        A record. Schema `x.Second`, version 1.

                        | Field | Type | PII class | What it holds |
                        | --- | --- | --- | --- |
                        | `part` | [Part](#part) |  | A part. |
                        """);
    }

    private static SchemaBuilder record(String name) {
        return SchemaBuilder.struct().name(name).version(1).doc("A record.");
    }
}
