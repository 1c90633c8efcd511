package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.RecordLeaf;
import dev.tributary.commons.record.RecordSchemas;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.junit.jupiter.api.Test;

/** No field of ours is forgotten: each carries a class or a reason why it needs none. */
class HarmlessFieldsTest {

    private static final List<RecordLeaf> LEAVES =
            RecordSchemas.ALL.stream().flatMap(record -> RecordLeaf.of(record).stream()).toList();

    @Test
    void everyFieldIsTaggedOrListedWithAReason() {
        assertThat(LEAVES)
                .filteredOn(leaf -> leaf.pii().isEmpty())
                .filteredOn(leaf -> !HarmlessFields.contains(leaf.struct(), leaf.field()))
                .as("tag the field with its PiiClass, or say in harmless.tsv why it needs none")
                .isEmpty();
    }

    @Test
    void noFieldIsBothTaggedAndListed() {
        assertThat(LEAVES)
                .filteredOn(leaf -> leaf.pii().isPresent())
                .filteredOn(leaf -> HarmlessFields.contains(leaf.struct(), leaf.field()))
                .isEmpty();
    }

    @Test
    void noLineSpeaksOfAFieldThatIsNotThere() {
        Set<String> there =
                LEAVES.stream()
                        .map(leaf -> leaf.struct() + " " + leaf.field())
                        .collect(Collectors.toSet());
        List<String> listed = new ArrayList<>();
        HarmlessFields.all()
                .forEach(
                        (schema, fields) ->
                                fields.keySet().forEach(field -> listed.add(schema + " " + field)));

        assertThat(listed).isSubsetOf(there);
    }

    @Test
    void everyReasonIsGiven() {
        HarmlessFields.all()
                .forEach(
                        (schema, fields) -> assertThat(fields.values()).noneMatch(String::isBlank));
    }

    @Test
    void aFieldOfAnotherSchemaIsNotListed() {
        assertThat(HarmlessFields.contains("com.example.Patient", "gender")).isFalse();
        assertThat(HarmlessFields.contains(null, "gender")).isFalse();
    }

    @Test
    void everySchemaOfOursIsAmongTheRecordsThatAreLookedAt() throws Exception {
        Set<String> reached = new LinkedHashSet<>();
        RecordSchemas.ALL.forEach(record -> reach(record, reached));

        assertThat(schemasOfThePackage()).isSubsetOf(reached);
    }

    private static void reach(Schema at, Set<String> reached) {
        switch (at.type()) {
            case STRUCT -> {
                reached.add(at.name());
                at.fields().forEach(field -> reach(field.schema(), reached));
            }
            case ARRAY, MAP -> reach(at.valueSchema(), reached);
            default -> {
                // A leaf.
            }
        }
    }

    /** The names of all struct schemas that a class of the package of records declares. */
    private static Set<String> schemasOfThePackage() throws IOException, URISyntaxException {
        Class<?> one = RecordSchemas.class;
        Path classes = Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = classes.resolve(one.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .flatMap(name -> schemas(one.getPackageName() + "." + name))
                    .filter(schema -> schema.type() == Schema.Type.STRUCT)
                    .map(Schema::name)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<Schema> schemas(String className) {
        try {
            List<Schema> schemas = new ArrayList<>();
            for (Field field : Class.forName(className).getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && Schema.class.isAssignableFrom(field.getType())) {
                    field.setAccessible(true);
                    schemas.add((Schema) field.get(null));
                }
            }
            return schemas.stream();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
