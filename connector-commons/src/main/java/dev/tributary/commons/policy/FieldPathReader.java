package dev.tributary.commons.policy;

import dev.tributary.commons.policy.FieldPath.Root;
import dev.tributary.commons.policy.FieldPath.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads paths into records.
 *
 * <pre>
 * path    = ( "$" | "$key" | "$headers" ) step*  |  anywhere step*
 * step    = "." name | ".*" | ".~" | anywhere | "[" "*" "]" | "[" index "]"
 *         | "[" quoted "]" | "[?" name "=" text "]"
 * anywhere = ".." name | "..[" quoted "]"
 * quoted  = "'" … "'" or '"' … '"', in which a backslash takes the next character as it is
 * name    = what has none of . [ ] ' " * ? = and no space; or quoted, within "[?"
 * text    = what has no ]; or quoted
 * </pre>
 */
public final class FieldPathReader {

    private static final int MAX_LENGTH = 1000;
    private static final int MAX_INDEX_DIGITS = 9;
    private static final String NOT_IN_NAMES = ".[]'\"*?= \t\r\n";

    private final String text;
    private int at;

    private FieldPathReader(String text) {
        this.text = text;
    }

    /**
     * Reads a path.
     *
     * @throws FieldPathException when it is none: with the position and the remedy
     */
    public static FieldPath read(String text) {
        return new FieldPathReader(text).path();
    }

    private FieldPath path() {
        if (text.length() > MAX_LENGTH) {
            throw wrong("the path is longer than " + MAX_LENGTH + " characters", "shorten it");
        }
        Root root = root();
        List<Step> steps = new ArrayList<>();
        while (at < text.length()) {
            steps.add(step());
        }
        return new FieldPath(text, root, steps);
    }

    private Root root() {
        if (text.startsWith("..")) {
            return Root.RECORD;
        }
        if (!text.startsWith("$")) {
            throw wrong(
                    text.isEmpty() ? "the path is empty" : "the path has no beginning",
                    "begin it with '$.' for a field of the value, with '$key' or '$headers.', or"
                            + " with '..' for a name anywhere");
        }
        at = 1;
        String word = isNameHere() ? name() : "";
        return switch (word) {
            case "" -> Root.VALUE;
            case "key" -> Root.KEY;
            case "headers" -> Root.HEADERS;
            default -> {
                at = 1;
                throw wrong(
                        "only 'key' and 'headers' can follow '$' at once",
                        "write '$.' and the field's name for a field of the value");
            }
        };
    }

    private Step step() {
        if (takes("..")) {
            return anywhere();
        }
        if (takes(".")) {
            return takes("~") ? entryName() : member();
        }
        if (takes("[")) {
            return inBrackets();
        }
        throw wrong("this is no step", "go on with '.' and a name, or with '['");
    }

    private Step member() {
        return takes("*") ? new Step.AnyMember() : new Step.Member(nameNeeded());
    }

    private Step entryName() {
        if (at < text.length()) {
            throw wrong("nothing stands below a name", "end the path with '.~'");
        }
        return new Step.EntryName();
    }

    private Step anywhere() {
        if (takes("[")) {
            if (!isQuoteHere()) {
                throw wrong(
                        "'..' looks for a name, and this is none",
                        "write '..name', or ..['a name'] with quotes");
            }
            Step step = new Step.Anywhere(quoted());
            closed();
            return step;
        }
        if (isHere('*')) {
            throw wrong("'..' looks for one name, not for all", "write '.*' for every member");
        }
        return new Step.Anywhere(nameNeeded());
    }

    private Step inBrackets() {
        Step step;
        if (takes("*")) {
            step = new Step.EachElement();
        } else if (takes("?")) {
            step = condition();
        } else if (isQuoteHere()) {
            step = new Step.Member(quoted());
        } else {
            step = new Step.Element(index());
        }
        closed();
        return step;
    }

    private Step condition() {
        String member = isQuoteHere() ? quoted() : nameNeeded();
        if (!takes("=")) {
            throw wrong("a condition is a name, '=' and a value", "write it as [?type=SSN]");
        }
        if (isQuoteHere()) {
            return new Step.ElementWhere(member, quoted());
        }
        int end = text.indexOf(']', at);
        if (end <= at) {
            throw wrong("the condition has no value", "write it as [?type=SSN]");
        }
        String value = text.substring(at, end);
        at = end;
        return new Step.ElementWhere(member, value);
    }

    private int index() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || at - from > MAX_INDEX_DIGITS) {
            at = from;
            throw wrong(
                    "in brackets stands neither *, nor a position, nor a name in quotes, nor a"
                            + " condition",
                    "write [*], [0], ['a name'] or [?type=SSN]");
        }
        return Integer.parseInt(text.substring(from, at));
    }

    private void closed() {
        if (!takes("]")) {
            throw wrong("a bracket is not closed here", "add ']'");
        }
    }

    private String nameNeeded() {
        if (!isNameHere()) {
            throw wrong(
                    "a name is missing",
                    "write one, as in '$.patient.name'; in brackets and quotes, as ['a.b'], where"
                            + " it has dots, spaces or signs");
        }
        return name();
    }

    private String name() {
        int from = at;
        while (isNameHere()) {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        char quote = text.charAt(at);
        int from = at++;
        StringBuilder name = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            name.append(text.charAt(at++));
        }
        if (at >= text.length()) {
            at = from;
            throw wrong("a quote is not closed", "end it with the same quote");
        }
        at++;
        if (name.length() == 0) {
            at = from;
            throw wrong("nothing stands in the quotes", "write the name in them");
        }
        return name.toString();
    }

    private boolean isNameHere() {
        return at < text.length() && NOT_IN_NAMES.indexOf(text.charAt(at)) < 0;
    }

    private boolean isQuoteHere() {
        return isHere('\'') || isHere('"');
    }

    private boolean isHere(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean takes(String token) {
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private FieldPathException wrong(String what, String remedy) {
        return new FieldPathException(at + 1, what, remedy);
    }
}
