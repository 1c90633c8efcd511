package dev.tributary.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.ObjectName;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.junit.jupiter.api.Test;

/** What the page of the connector tells users to paste and to watch is what the code takes. */
class Hl7DocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "hl7-mllp-source.md");
    private static final Path EXAMPLE =
            Path.of("..", "packaging", "examples", "hl7-mllp-source.json");

    private static final Pattern JSON_BLOCK = Pattern.compile("(?ms)^```json\\n(.*?)^```");
    private static final Pattern METRIC_ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|");
    private static final Pattern BEAN = Pattern.compile("`dev\\.tributary:(type=[^,`]+),");

    @Test
    void everyConfigurationOnThePageWorksWhenPasted() throws IOException {
        List<String> blocks =
                JSON_BLOCK.matcher(page()).results().map(block -> block.group(1)).toList();

        assertThat(blocks).isNotEmpty().allSatisfy(Hl7DocumentationTest::assertValid);
    }

    @Test
    void theExampleInTheZipIsValid() throws IOException {
        assertValid(Files.readString(EXAMPLE));
    }

    @Test
    void theTableOfMetricsNamesThoseOfTheBeanAndNoOthers() throws IOException, JMException {
        Set<String> documented =
                METRIC_ROW
                        .matcher(section("## Metrics"))
                        .results()
                        .map(row -> row.group(1))
                        .collect(Collectors.toSet());

        assertThat(documented).isEqualTo(attributesOfARunningTask());
    }

    private static Set<String> attributesOfARunningTask() throws IOException, JMException {
        Matcher bean = BEAN.matcher(page());
        assertThat(bean.find()).as("the bean's name on the page").isTrue();
        Hl7MllpSourceTask task = new Hl7MllpSourceTask();
        task.initialize(new EmptyContext());
        task.start(
                Map.of(
                        "name", "documented",
                        "topic.prefix", "documented",
                        "listeners", "127.0.0.1:0"));
        try {
            ObjectName name =
                    new ObjectName(
                            "dev.tributary:" + bean.group(1) + ",connector=documented,task=0");
            return Arrays.stream(
                            ManagementFactory.getPlatformMBeanServer()
                                    .getMBeanInfo(name)
                                    .getAttributes())
                    .map(MBeanAttributeInfo::getName)
                    .collect(Collectors.toSet());
        } finally {
            task.stop();
        }
    }

    private static void assertValid(String json) {
        assertThat(new Hl7MllpSourceConnector().validate(parse(json)).configValues())
                .allSatisfy(value -> assertThat(value.errorMessages()).as(value.name()).isEmpty());
    }

    private static Map<String, String> parse(String json) {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (IOException notFlatJson) {
            throw new AssertionError("no JSON object of names and texts", notFlatJson);
        }
    }

    private static String section(String heading) throws IOException {
        String page = page();
        int start = page.indexOf("\n" + heading + "\n");
        assertThat(start).as(heading).isNotNegative();
        int end = page.indexOf("\n## ", start + heading.length());
        return end < 0 ? page.substring(start) : page.substring(start, end);
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    /** A task that starts for the first time. */
    private static final class EmptyContext implements SourceTaskContext {

        @Override
        public Map<String, String> configs() {
            return Map.of();
        }

        @Override
        public OffsetStorageReader offsetStorageReader() {
            return new OffsetStorageReader() {
                @Override
                public <T> Map<String, Object> offset(Map<String, T> partition) {
                    return null;
                }

                @Override
                public <T> Map<Map<String, T>, Map<String, Object>> offsets(
                        Collection<Map<String, T>> partitions) {
                    return Map.of();
                }
            };
        }
    }
}
