package dev.tributary.x12.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.x12.ack.AckOptions;
import dev.tributary.x12.ack.FunctionalType;
import dev.tributary.x12.ack.UsageIndicator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @TempDir private Path dir;

    @Test
    void haveTheDefaultsOfTheirConstants() {
        AbstractConfig nothing = config(Map.of());

        assertThat(PartnerOptions.from(nothing)).isEqualTo(PartnerOptions.DEFAULTS);
        assertThat(GrammarOptions.from(nothing)).isEqualTo(GrammarOptions.DEFAULTS);
        assertThat(AckOptions.from(nothing)).isEqualTo(AckOptions.DEFAULTS);
    }

    @Test
    void areReadAsTheyAreSet() {
        AbstractConfig set =
                config(
                        Map.of(
                                "own.ids", "ZZ:US,30:US2,PLAIN",
                                "unknown.partner", "dead-letter",
                                "validate.isa", "false",
                                "ack.sender.id", "01:ME",
                                "ack.functional.type", "997",
                                "ack.usage.indicator", "test",
                                "ack.output.path", "/out"));

        PartnerOptions partners = PartnerOptions.from(set);
        assertThat(partners.ownIds())
                .containsExactly(
                        new OwnId(Optional.of("ZZ"), "US"),
                        new OwnId(Optional.of("30"), "US2"),
                        new OwnId(Optional.empty(), "PLAIN"));
        assertThat(partners.unknown()).isEqualTo(UnknownPartner.DEAD_LETTER);
        assertThat(partners.validateIsa()).isFalse();
        AckOptions acks = AckOptions.from(set);
        assertThat(acks.sender()).contains(new OwnId(Optional.of("01"), "ME"));
        assertThat(acks.functional()).isEqualTo(FunctionalType.FA997);
        assertThat(acks.usage()).isEqualTo(UsageIndicator.TEST);
        assertThat(acks.outputPath()).contains("/out");
    }

    @Test
    void refuseWhatTheyCannotUse() {
        assertThatThrownBy(() -> config(Map.of("own.ids", "ZZ:SIXTEENCHARACTERS")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("at most 15 characters");
        assertThatThrownBy(() -> config(Map.of("ack.functional.type", "998")))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> config(Map.of("ack.control.number.start", "0")))
                .isInstanceOf(ConfigException.class);
    }

    @Test
    void mountOverlaysAndCodeLists() throws Exception {
        Path overlay =
                Files.writeString(
                        dir.resolve("acme.x12g"), "overlay acme of 837P\nusage 2310B R\n");
        Path lists = Files.createDirectory(dir.resolve("lists"));

        GrammarOptions options =
                new GrammarOptions(List.of(overlay.toString()), Optional.of(lists.toString()));

        assertThat(options.grammars().overlays()).containsExactly("acme");
    }

    @Test
    void saysWhichFileCannotBeUsed() throws Exception {
        Path overlay = Files.writeString(dir.resolve("bad.x12g"), "usage 2310B R\n");

        assertThatThrownBy(
                        () ->
                                new GrammarOptions(List.of(overlay.toString()), Optional.empty())
                                        .grammars())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("grammar.overlays")
                .hasMessageContaining("overlay NAME of GUIDE");
        assertThatThrownBy(
                        () ->
                                new GrammarOptions(
                                                List.of(),
                                                Optional.of(dir.resolve("none").toString()))
                                        .grammars())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("code.lists");
    }

    @Test
    void holdsThePartnersOwnRulesOverItsRecords() throws Exception {
        Path rules =
                Files.writeString(
                        dir.resolve("rules.json"),
                        "{\"rules\":[{\"code\":\"BAD\",\"severity\":\"error\",\"path\":\"nothing\","
                                + "\"required\":true}]}");
        TradingPartners partners =
                TradingPartners.of(
                        new PartnerOptions(
                                Optional.of(
                                        "[{\"name\":\"a\",\"id\":\"A\",\"rules\":{\"claims\":\""
                                                + rules
                                                + "\"}}]"),
                                true,
                                true,
                                UnknownPartner.ACCEPT,
                                List.of(),
                                false));

        assertThatThrownBy(
                        () -> PartnerRules.of(partners, dev.tributary.x12.map.RecordKind::schemaOf))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("rules of partner 'a' for claims: line 1");
    }

    private static AbstractConfig config(Map<String, String> props) {
        ConfigDef def = new ConfigDef();
        PartnerOptions.define(def);
        GrammarOptions.define(def);
        AckOptions.define(def);
        return new AbstractConfig(def, props, false);
    }
}
