package dev.tributary.commons.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class MarkdownReferenceTest {

    @Test
    void rendersGroupsAndOptionsInTheirOrder() {
        ConfigDef def = new ConfigDef();
        ConfigGroup.in(def, "First")
                .option("z.wait.ms")
                .type(LONG)
                .defaultsTo(30_000L)
                .validator(Valid.atLeast(0))
                .importance(HIGH)
                .doc("How long to wait.");
        ConfigGroup.in(def, "Second").option("b").required().doc("Must be there.");
        ConfigGroup.in(def, "First").option("a").dependsOn("z.wait.ms").doc("Comes later.");

        assertThat(MarkdownReference.render("Things", "What can be set.", def))
                .isEqualTo(
                        """
                        # Things

                        What can be set.

                        ## First

                        ### `z.wait.ms`

                        How long to wait.

                        - Type: whole number
                        - Default: `30000` (30 s)
                        - Valid values: at least 0
                        - Importance: high

                        ### `a`

                        Comes later.

                        - Type: text
                        - Default: none
                        - Belongs to: `z.wait.ms`
                        - Importance: medium

                        ## Second

                        ### `b`

                        Must be there.

                        - Type: text
                        - Default: none, must be set
                        - Importance: medium
                        """);
    }

    @Test
    void neverShowsASecret() {
        ConfigDef def = new ConfigDef();
        ConfigGroup.in(def, "Keys").option("k").type(PASSWORD).defaultsTo("sesame").doc("A key.");

        assertThat(MarkdownReference.render("T", "i", def))
                .contains("Default: hidden")
                .doesNotContain("sesame");
    }

    @Test
    void writesSizesInUnits() {
        ConfigDef def = new ConfigDef();
        DeliveryOptions.define(def);

        assertThat(MarkdownReference.render("T", "i", def)).contains("`67108864` (64 MiB)");
    }
}
