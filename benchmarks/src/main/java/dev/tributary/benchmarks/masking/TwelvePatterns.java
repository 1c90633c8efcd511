package dev.tributary.benchmarks.masking;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is usually done: a regular expression for each class, one after another. */
final class TwelvePatterns {

    private static final List<Pattern> PATTERNS =
            List.of(
                    Pattern.compile("\\b\\d{3}-\\d{2}-\\d{4}\\b"),
                    Pattern.compile("\\b\\d(?:[ -]?\\d){12,18}\\b"),
                    Pattern.compile(
                            "(?:\\+?1[-. ]?)?(?:\\(\\d{3}\\) ?|\\b\\d{3}[-. ])?\\b\\d{3}[-. ]\\d{4}\\b"),
                    Pattern.compile("\\b[\\w.%+-]+@[\\w-]+(?:\\.[\\w-]+)+\\b"),
                    Pattern.compile("\\b(?:https?|ftp)://\\S+"),
                    Pattern.compile("\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b"),
                    Pattern.compile(
                            "\\b(?i:mrn|medical record|chart)(?i: number| no\\.?)?[:# ]*"
                                    + "[A-Za-z0-9-]*\\d[A-Za-z0-9-]*"),
                    Pattern.compile(
                            "\\b(?i:account|acct|policy|member|insurance|license|case|serial)"
                                    + "(?i: id| number| no\\.?)?[:# ]*[A-Za-z0-9-]*\\d[A-Za-z0-9-]*"),
                    Pattern.compile(
                            "\\b(?:\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2,4}|\\d{4}-\\d{2}-\\d{2})\\b"),
                    Pattern.compile(
                            "\\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\\.?"
                                    + " (?:\\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?|\\d{4})\\b"),
                    Pattern.compile(
                            "\\b(?:Mr|Mrs|Ms|Dr|[Pp]atient|[Ww]ith)\\.? \\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)?"),
                    Pattern.compile(
                            "\\b\\d+(?: \\p{Lu}\\p{L}+){1,3}|(?:at|in|from) \\p{Lu}\\p{L}+"
                                    + "(?: \\p{Lu}\\p{L}+)*"));

    private TwelvePatterns() {}

    /** How many matches all of them have in a text. */
    static int count(String text) {
        int count = 0;
        for (Pattern pattern : PATTERNS) {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                count++;
            }
        }
        return count;
    }
}
