package dev.tributary.commons.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.junit.jupiter.api.Test;

class RecordLeafTest {

    @Test
    void findsLeavesInStructsListsAndMaps() {
        Schema name = PiiClass.NAME.tag(SchemaBuilder.string()).build();
        Schema part = SchemaBuilder.struct().name("x.Part").field("n", name).build();
        Schema record =
                SchemaBuilder.struct()
                        .name("x.Whole")
                        .field("id", Schema.INT64_SCHEMA)
                        .field("parts", SchemaBuilder.array(part).build())
                        .field("names", SchemaBuilder.array(name).build())
                        .field("more", SchemaBuilder.map(Schema.STRING_SCHEMA, part).build())
                        .build();

        assertThat(RecordLeaf.of(record))
                .containsExactly(
                        new RecordLeaf("x.Whole", "id", List.of("id"), Optional.empty()),
                        new RecordLeaf("x.Part", "n", List.of("parts", "[]", "n"), tagged()),
                        new RecordLeaf("x.Whole", "names", List.of("names", "[]"), tagged()),
                        new RecordLeaf("x.Part", "n", List.of("more", "{}", "n"), tagged()));
    }

    private static Optional<PiiClass> tagged() {
        return Optional.of(PiiClass.NAME);
    }
}
