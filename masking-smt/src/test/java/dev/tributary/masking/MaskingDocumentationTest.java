package dev.tributary.masking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.masking.engine.MaskingHeaders;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

/** What the page of the transforms tells users to paste and to watch is what the code takes. */
class MaskingDocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "masking-smt.md");
    private static final Path EXAMPLE = Path.of("..", "packaging", "examples", "masking-smt.json");

    private static final Pattern JSON_BLOCK = Pattern.compile("(?ms)^```json\\n(.*?)^```");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([a-z0-9._-]+)` \\|");

    @Test
    void everyConfigurationOnThePageWorksWhenPasted() throws IOException {
        List<String> blocks =
                JSON_BLOCK
                        .matcher(Files.readString(PAGE))
                        .results()
                        .map(block -> block.group(1))
                        .toList();

        assertThat(blocks).isNotEmpty().allSatisfy(MaskingDocumentationTest::assertConfigures);
    }

    @Test
    void theExampleInTheZipIsValid() throws IOException {
        assertConfigures(Files.readString(EXAMPLE));
    }

    @Test
    void theTableOfHeadersNamesThoseOfTheCode() throws IOException {
        assertThat(firstCells("## What a masked record says"))
                .contains(
                        MaskingHeaders.POLICY,
                        MaskingHeaders.POLICY_HASH,
                        MaskingHeaders.KEYS,
                        MaskingHeaders.RULES);
        assertThat(firstCells("## Records that cannot be masked"))
                .contains(MaskingHeaders.ERROR, MaskingHeaders.ERROR_PATH);
    }

    @Test
    void theTableOfMetricsNamesThoseOfTheBeanAndNoOthers() throws IOException, JMException {
        Set<String> documented =
                firstCells("## Metrics").stream()
                        .filter(name -> !name.equals("opened-total"))
                        .flatMap(
                                name ->
                                        name.equals("fields-name-total")
                                                ? attributes().stream()
                                                        .filter(each -> each.startsWith("fields-"))
                                                        .filter(
                                                                each ->
                                                                        !each.equals(
                                                                                "fields-total"))
                                                : Stream.of(name))
                        .collect(Collectors.toSet());

        assertThat(documented).isEqualTo(attributes());
    }

    private static Set<String> attributes() {
        try (MaskPii<SourceRecord> transform = new MaskPii<>()) {
            transform.configure(Map.of("policy", "hipaa-safe-harbor"));
            ObjectName name =
                    new ObjectName(
                            "dev.tributary:type=masking-smt,connector=unknown,task=0,transform=mask");
            return Arrays.stream(
                            ManagementFactory.getPlatformMBeanServer()
                                    .getMBeanInfo(name)
                                    .getAttributes())
                    .map(MBeanAttributeInfo::getName)
                    .collect(Collectors.toSet());
        } catch (JMException missing) {
            throw new AssertionError("the bean of a transform", missing);
        }
    }

    /** Each transform that a configuration names is one of ours or of Kafka's, and takes it. */
    private static void assertConfigures(String json) throws IOException {
        Map<String, String> props = new ObjectMapper().readValue(json, new TypeReference<>() {});
        for (String alias : props.get("transforms").split(",", -1)) {
            String prefix = "transforms." + alias + ".";
            Map<String, String> own =
                    props.entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith(prefix))
                            .collect(
                                    Collectors.toMap(
                                            entry -> entry.getKey().substring(prefix.length()),
                                            Map.Entry::getValue));
            Transformation<SourceRecord> transform = transform(own.get("type"));
            transform
                    .config()
                    .validate(own)
                    .forEach(value -> assertThat(value.errorMessages()).as(json).isEmpty());
            transform.close();
        }
    }

    private static Transformation<SourceRecord> transform(String type) {
        return switch (type) {
            case "dev.tributary.masking.MaskPii" -> new MaskPii<>();
            case "dev.tributary.masking.Unmask" -> new Unmask<>();
            default -> throw new AssertionError("an unknown transform: " + type);
        };
    }

    private static List<String> firstCells(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("\n" + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n## ", start + heading.length());
        String section = end < 0 ? page.substring(start) : page.substring(start, end);
        return FIRST_CELL.matcher(section).results().map(row -> row.group(1)).toList();
    }
}
