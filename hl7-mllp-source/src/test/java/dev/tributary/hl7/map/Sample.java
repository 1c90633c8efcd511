package dev.tributary.hl7.map;

import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.hl7.validate.Hl7ValidationOptions;
import dev.tributary.hl7.validate.MessageValidator;
import dev.tributary.hl7.validate.ValidationLevel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Struct;

/** A synthetic message, the options under which it is read, and what came out. */
final class Sample {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

    private final Map<String, String> options = new LinkedHashMap<>();
    private String header = "MSH|^~\\&|APP|FAC|REC|RFAC|20260102030405+0000||%s|ID1|P|%s";
    private final String type;
    private String version = "2.5.1";
    private String body = "";
    private Charset charset = StandardCharsets.UTF_8;

    private Sample(String type) {
        this.type = type;
    }

    static Sample of(String type, String... segments) {
        Sample sample = new Sample(type);
        sample.body = String.join("\r", segments);
        return sample;
    }

    /** A segment of numbers and the fields that stand there. */
    static String segment(String id, Object... fields) {
        StringBuilder text = new StringBuilder(id);
        int at = 0;
        for (int i = 0; i < fields.length; i += 2) {
            for (; at < (Integer) fields[i]; at++) {
                text.append('|');
            }
            text.append(fields[i + 1]);
        }
        return text.toString();
    }

    Sample version(String version) {
        this.version = version;
        return this;
    }

    /** The whole MSH segment. */
    Sample header(String header) {
        this.header = header.replace("%", "%%");
        return this;
    }

    Sample option(String key, String value) {
        options.put(key, value);
        return this;
    }

    Sample charset(Charset charset) {
        this.charset = charset;
        return this;
    }

    byte[] bytes() {
        return (header.formatted(type, version) + "\r" + body + "\r").getBytes(charset);
    }

    Interpreted interpreted() {
        return interpreted(ValidationMode.LENIENT);
    }

    Interpreted interpreted(ValidationMode mode) {
        return new Interpreter(options(options), mappingOnly(mode), Clock.fixed(AT, ZoneOffset.UTC))
                .interpret(bytes(), AT);
    }

    private static MessageValidator mappingOnly(ValidationMode mode) {
        return new MessageValidator(
                new Hl7ValidationOptions(
                        ValidationLevel.NONE, new ValidationOptions(mode, Optional.empty())));
    }

    static MessageOptions options(Map<String, String> options) {
        ConfigDef def = new ConfigDef();
        MessageOptions.define(def);
        return MessageOptions.from(new AbstractConfig(def, options, false));
    }

    Interpreted.Accepted accepted() {
        return (Interpreted.Accepted) interpreted();
    }

    Struct record() {
        return accepted().value();
    }

    Struct patient() {
        return record().getStruct("patient");
    }

    /** The structs of a list, empty where it is absent. */
    List<Struct> list(String name) {
        List<Struct> items = record().getArray(name);
        return items == null ? List.of() : items;
    }

    /** Codes and places of the findings. */
    List<String> findings() {
        return interpreted().issues().stream()
                .map(issue -> issue.code().name() + " " + issue.location())
                .toList();
    }
}
