package dev.tributary.commons.config;

import dev.tributary.commons.issue.IssueCode;
import java.util.List;
import java.util.function.Function;

/** The reference of what can be wrong with a message as Markdown: one line a code. */
public final class IssueReference {

    private static final String MEANING = "What it means, what to do";

    private IssueReference() {}

    /**
     * Renders the same text for the same codes, always.
     *
     * @param intro Markdown under the title
     * @param codes in the order of the page
     */
    public static String render(String title, String intro, List<? extends IssueCode> codes) {
        MarkdownTable table = new MarkdownTable("Code", "Severity", MEANING);
        codes.forEach(
                code -> table.row("`" + code.name() + "`", code.severity().word(), code.text()));
        return page(title, intro, table);
    }

    /**
     * The same with one more column.
     *
     * @param column its heading
     * @param cell what stands in it for a code
     */
    public static <C extends IssueCode> String render(
            String title, String intro, List<C> codes, String column, Function<C, String> cell) {
        MarkdownTable table = new MarkdownTable("Code", "Severity", column, MEANING);
        codes.forEach(
                code ->
                        table.row(
                                "`" + code.name() + "`",
                                code.severity().word(),
                                cell.apply(code),
                                code.text()));
        return page(title, intro, table);
    }

    private static String page(String title, String intro, MarkdownTable table) {
        return "# " + title + "\n\n" + intro.strip() + "\n\n" + table;
    }
}
