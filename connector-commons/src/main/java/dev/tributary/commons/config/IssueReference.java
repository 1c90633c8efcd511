package dev.tributary.commons.config;

import dev.tributary.commons.issue.IssueCode;
import java.util.List;

/** The reference of what can be wrong with a message as Markdown: one line a code. */
public final class IssueReference {

    private IssueReference() {}

    /**
     * Renders the same text for the same codes, always.
     *
     * @param intro Markdown under the title
     * @param codes in the order of the page
     */
    public static String render(String title, String intro, List<? extends IssueCode> codes) {
        MarkdownTable table = new MarkdownTable("Code", "Severity", "What it means, what to do");
        codes.forEach(
                code -> table.row("`" + code.name() + "`", code.severity().word(), code.text()));
        return "# " + title + "\n\n" + intro.strip() + "\n\n" + table;
    }
}
