package dev.tributary.commons.config;

import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown, row by row. */
final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... columns) {
        row(columns);
        text.append("|").append(" --- |".repeat(columns.length)).append('\n');
    }

    MarkdownTable row(String... cells) {
        text.append(
                List.of(cells).stream()
                        .map(cell -> cell.strip().replace("|", "\\|"))
                        .collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
