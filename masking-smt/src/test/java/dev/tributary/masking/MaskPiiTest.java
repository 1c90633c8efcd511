package dev.tributary.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.record.PiiClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.StreamSupport;
import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

/** The transform as Connect sees it. */
class MaskPiiTest {

    private static final Schema PERSON =
            SchemaBuilder.struct()
                    .field("id", PiiClass.MRN.tag(SchemaBuilder.string()).build())
                    .field("name", PiiClass.NAME.tag(SchemaBuilder.string().optional()).build())
                    .build();

    private static SourceRecord person() {
        return new SourceRecord(
                Map.of(),
                Map.of(),
                "people",
                null,
                Schema.STRING_SCHEMA,
                "4711",
                PERSON,
                new Struct(PERSON).put("id", "4711").put("name", "Erika"));
    }

    static String pseudonymised() {
        return "{\"id\":\"test\",\"profile\":\"pseudonymised\",\"key\":{\"keyset\":"
                + Keyset.generate()
                + "}}";
    }

    private static <T extends MaskPii<SourceRecord>> SourceRecord masked(T transform) {
        transform.configure(Map.of("policy", pseudonymised()));
        try (transform) {
            return transform.apply(person());
        }
    }

    @Test
    void masksTheWholeRecordInOnePass() {
        SourceRecord masked = masked(new MaskPii<>());

        Struct value = (Struct) masked.value();
        assertThat((String) masked.key()).startsWith("tok1.").isEqualTo(value.get("id"));
        assertThat(value.getString("name")).startsWith("tok1.").isNotEqualTo(value.get("id"));
        assertThat(masked.headers().lastWithName("tributary.masking.policy").value())
                .isEqualTo("test");
    }

    @Test
    void masksKeysAlone() {
        SourceRecord masked = masked(new MaskPii.Key<>());

        assertThat((String) masked.key()).startsWith("tok1.");
        assertThat(((Struct) masked.value()).get("name")).isEqualTo("Erika");
    }

    @Test
    void masksValuesAlone() {
        SourceRecord masked = masked(new MaskPii.Value<>());

        assertThat(masked.key()).isEqualTo("4711");
        assertThat(((Struct) masked.value()).getString("name")).startsWith("tok1.");
    }

    @Test
    void safeHarborMasksNoPartAlone() {
        for (MaskPii<SourceRecord> part :
                List.<MaskPii<SourceRecord>>of(new MaskPii.Key<>(), new MaskPii.Value<>())) {
            assertThatThrownBy(() -> part.configure(Map.of("policy", "hipaa-safe-harbor")))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("use MaskPii");
        }
    }

    @Test
    void needsAPolicy() {
        try (MaskPii<SourceRecord> transform = new MaskPii<>()) {
            assertThatThrownBy(() -> transform.configure(Map.of()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("policy");
        }
    }

    @Test
    void refusesAPolicyThatCannotBeUsedBeforeTheFirstRecord() {
        Map<String, String> props =
                Map.of(
                        "policy",
                        "{\"id\":\"x\",\"rules\":[{\"class\":\"SNN\",\"action\":\"drop\"}]}");
        try (MaskPii<SourceRecord> transform = new MaskPii<>()) {
            assertThatThrownBy(() -> transform.configure(props))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("line 1")
                    .hasMessageContaining("'SSN'");
            ConfigValue checked =
                    transform.config().validate(props).stream()
                            .filter(value -> value.name().equals("policy"))
                            .findFirst()
                            .orElseThrow();
            assertThat(checked.errorMessages()).hasSize(1);
            assertThat(checked.value()).hasToString("[hidden]");
        }
    }

    @Test
    void refusesAKeysetThatCannotBeHad() {
        String policy =
                "{\"id\":\"x\",\"profile\":\"pseudonymised\",\"key\":{\"file\":\"/no/such/keyset\"}}";
        try (MaskPii<SourceRecord> transform = new MaskPii<>()) {
            assertThatThrownBy(() -> transform.configure(Map.of("policy", policy)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageStartingWith("policy: ");
        }
    }

    @Test
    void isAnnouncedWithAllItsParts() throws IOException {
        List<String> classes =
                StreamSupport.stream(ServiceLoader.load(Transformation.class).spliterator(), false)
                        .map(transform -> transform.getClass().getName())
                        .toList();

        assertThat(classes)
                .containsExactly(
                        "dev.tributary.masking.MaskPii",
                        "dev.tributary.masking.MaskPii$Key",
                        "dev.tributary.masking.MaskPii$Value",
                        "dev.tributary.masking.Unmask");
        try (InputStream in =
                MaskPii.class.getResourceAsStream(
                        "/META-INF/services/org.apache.kafka.connect.transforms.Transformation")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .containsExactlyElementsOf(classes);
        }
    }

    @Test
    void saysItsVersion() {
        try (MaskPii<SourceRecord> mask = new MaskPii<>();
                Unmask<SourceRecord> unmask = new Unmask<>()) {
            assertThat(((Versioned) mask).version()).isEqualTo("development");
            assertThat(((Versioned) unmask).version()).isEqualTo("development");
        }
    }

    // metrics

    private static Map<String, Object> bean(String name) throws JMException {
        Map<String, Object> attributes = new HashMap<>();
        var server = ManagementFactory.getPlatformMBeanServer();
        ObjectName bean = new ObjectName("dev.tributary:type=masking-smt," + name);
        for (var attribute : server.getMBeanInfo(bean).getAttributes()) {
            attributes.put(attribute.getName(), server.getAttribute(bean, attribute.getName()));
        }
        return attributes;
    }

    @Test
    void countsInABeanOfItsOwn() throws JMException {
        try (MaskPii<SourceRecord> first = new MaskPii<>();
                MaskPii<SourceRecord> second = new MaskPii<>()) {
            first.configure(Map.of("policy", pseudonymised()));
            second.configure(Map.of("policy", "hipaa-safe-harbor"));
            first.apply(person());
            first.apply(person());

            Map<String, Object> counted = bean("connector=unknown,task=0,transform=mask");
            assertThat(counted)
                    .containsEntry("records-total", 2L)
                    .containsEntry("fields-total", 6L)
                    .containsEntry("fields-name-total", 2L)
                    .containsEntry("fields-mrn-total", 2L)
                    .containsEntry("errors-total", 0L)
                    .containsEntry("uncovered-fields", 0L);
            assertThat(bean("connector=unknown,task=0,transform=mask2"))
                    .containsEntry("records-total", 0L);
        }
        assertThatThrownBy(() -> bean("connector=unknown,task=0,transform=mask"))
                .isInstanceOf(JMException.class);
    }
}
