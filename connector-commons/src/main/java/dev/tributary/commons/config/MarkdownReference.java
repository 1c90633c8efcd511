package dev.tributary.commons.config;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;

/** The reference of a plugin's options as Markdown, by group and in their order. */
public final class MarkdownReference {

    private static final String UNGROUPED = "Other";

    private final ConfigDef def;

    private MarkdownReference(ConfigDef def) {
        this.def = def;
    }

    /**
     * Renders the same text for the same definition, always; no default of a secret is shown.
     *
     * @param intro Markdown under the title
     */
    public static String render(String title, String intro, ConfigDef def) {
        return new MarkdownReference(def).page(title, intro);
    }

    private String page(String title, String intro) {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(title).append("\n\n").append(intro.strip()).append('\n');
        for (String group : groups()) {
            page.append("\n## ").append(group).append('\n');
            keys(group).forEach(key -> page.append(section(key)));
        }
        return page.toString();
    }

    private List<String> groups() {
        return visibleKeys().map(MarkdownReference::group).distinct().toList();
    }

    private List<ConfigKey> keys(String group) {
        return visibleKeys()
                .filter(key -> group(key).equals(group))
                .sorted(Comparator.comparingInt(key -> key.orderInGroup))
                .toList();
    }

    private Stream<ConfigKey> visibleKeys() {
        return def.configKeys().values().stream().filter(key -> !key.internalConfig);
    }

    private static String group(ConfigKey key) {
        return Objects.requireNonNullElse(key.group, UNGROUPED);
    }

    private String section(ConfigKey key) {
        StringBuilder section = new StringBuilder();
        section.append("\n### `").append(key.name).append("`\n\n");
        section.append(Objects.requireNonNullElse(key.documentation, "").strip()).append("\n\n");
        section.append("- Type: ").append(type(key.type)).append('\n');
        section.append("- Default: ").append(defaultValue(key)).append('\n');
        if (key.validator != null) {
            section.append("- Valid values: ").append(key.validator).append('\n');
        }
        String parents = parents(key);
        if (!parents.isEmpty()) {
            section.append("- Belongs to: ").append(parents).append('\n');
        }
        section.append("- Importance: ").append(OneOf.word(key.importance)).append('\n');
        return section.toString();
    }

    private String parents(ConfigKey key) {
        return visibleKeys()
                .filter(parent -> parent.dependents.contains(key.name))
                .map(parent -> "`" + parent.name + "`")
                .collect(Collectors.joining(", "));
    }

    private static String type(ConfigDef.Type type) {
        return switch (type) {
            case BOOLEAN -> "true or false";
            case STRING -> "text";
            case INT, SHORT, LONG -> "whole number";
            case DOUBLE -> "number";
            case LIST -> "comma-separated list";
            case CLASS -> "name of a class";
            case PASSWORD -> "secret";
        };
    }

    private static String defaultValue(ConfigKey key) {
        if (!key.hasDefault()) {
            return "none, must be set";
        }
        if (key.defaultValue == null) {
            return "none";
        }
        if (key.type == ConfigDef.Type.PASSWORD) {
            return "hidden";
        }
        String text = ConfigDef.convertToString(key.defaultValue, key.type);
        return text.isEmpty() ? "empty" : "`" + text + "`" + inUnits(key);
    }

    /** What a long number of bytes or milliseconds is in units that people use. */
    private static String inUnits(ConfigKey key) {
        if (!(key.defaultValue instanceof Number number)) {
            return "";
        }
        long value = number.longValue();
        if (key.name.endsWith(".bytes")) {
            return named(
                    value, List.of("GiB", "MiB", "KiB"), List.of(1L << 30, 1L << 20, 1L << 10));
        }
        if (key.name.endsWith(".ms")) {
            return named(
                    value,
                    List.of("d", "h", "min", "s"),
                    List.of(86_400_000L, 3_600_000L, 60_000L, 1_000L));
        }
        return "";
    }

    private static String named(long value, List<String> units, List<Long> sizes) {
        for (int i = 0; i < units.size(); i++) {
            long size = sizes.get(i);
            if (value >= size && value % size == 0) {
                return " (" + value / size + " " + units.get(i) + ")";
            }
        }
        return "";
    }
}
