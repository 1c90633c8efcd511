package dev.tributary.x12.validate;

import dev.tributary.commons.issue.Severity;
import dev.tributary.x12.validate.SituationCondition.All;
import dev.tributary.x12.validate.SituationCondition.Any;
import dev.tributary.x12.validate.SituationCondition.Compared;
import dev.tributary.x12.validate.SituationCondition.Equal;
import dev.tributary.x12.validate.SituationCondition.Not;
import dev.tributary.x12.validate.SituationCondition.Present;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads rules between segments, one to a line; {@code #} begins a comment.
 *
 * <pre>
 * rule      = [ "partner=" NAME ] GUIDE { "," GUIDE } LOOP [ "warning" ] ":" [ "if" condition "then" ] condition
 * condition = all { "or" all }
 * all       = term { "and" term }
 * term      = "not" term | "(" condition ")" | path [ ( "=" | "!=" ) values | ( "&lt;=" | "&gt;=" ) NUMBER ]
 * values    = VALUE { "|" VALUE } | "@" path
 * path      = [ LOOP "/" ] SEGMENT [ "[" NN [ "-" C ] "=" VALUE { "|" VALUE } "]" ] [ "-" NN [ "-" C ] ] | "loop" LOOP
 * </pre>
 *
 * <p>A path alone asks whether something stands there. A loop of a path is the rule's own where it
 * names none, else one inside of it, else one around it or beside what is around it. {@code =}
 * holds where any of the segments meant has one of the values; {@code !=} where none has.
 */
final class SituationReader {

    private static final Pattern HEAD =
            Pattern.compile(
                    "(?:partner=(\\S+)\\s+)?([0-9A-Z,-]+)\\s+([0-9A-Z]+)(\\s+warning)?\\s*:\\s*(.+)");

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(<=|>=|!=|=|\\(|\\)|[^\\s()=!<>\\[]+(?:\\[[^\\]]*\\])?[^\\s()=!<>]*)");

    private static final Pattern PATH =
            Pattern.compile(
                    "(?:([0-9A-Z]+)/)?([A-Z][A-Z0-9]{1,2})(?:\\[([^\\]]+)\\])?"
                            + "(?:-(\\d{1,2})(?:-(\\d))?)?");

    private static final Pattern FILTER = Pattern.compile("(\\d{1,2})(?:-(\\d))?=(.+)");

    private final int line;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private SituationReader(int line) {
        this.line = line;
    }

    /**
     * Reads a file.
     *
     * @throws SituationException at the first line that is no rule
     */
    static List<SituationRule> read(String text) throws SituationException {
        List<SituationRule> rules = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            int comment = line.indexOf('#');
            String rule = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (!rule.isEmpty()) {
                rules.add(new SituationReader(number).rule(rule));
            }
        }
        return rules;
    }

    private SituationRule rule(String text) throws SituationException {
        Matcher head = HEAD.matcher(text);
        if (!head.matches()) {
            throw wrong("a rule begins with guides, a loop and a colon, as 837P 2300:");
        }
        tokenise(head.group(5));
        SituationCondition when = null;
        if (accept("if")) {
            when = condition();
            expect("then");
        }
        SituationCondition then = condition();
        if (at < tokens.size()) {
            throw wrong("'" + tokens.get(at) + "' stands behind the end of the rule");
        }
        return new SituationRule(
                line,
                head.group(1),
                List.of(head.group(2).split(",", -1)),
                head.group(3),
                head.group(4) == null ? Severity.ERROR : Severity.WARNING,
                when,
                then);
    }

    private void tokenise(String text) throws SituationException {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        while (end < text.length() && token.find(end) && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (!text.substring(end).isBlank()) {
            throw wrong("'" + text.substring(end).strip() + "' cannot be read");
        }
    }

    private SituationCondition condition() throws SituationException {
        List<SituationCondition> parts = new ArrayList<>(List.of(all()));
        while (accept("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Any(List.copyOf(parts));
    }

    private SituationCondition all() throws SituationException {
        List<SituationCondition> parts = new ArrayList<>(List.of(term()));
        while (accept("and")) {
            parts.add(term());
        }
        return parts.size() == 1 ? parts.get(0) : new All(List.copyOf(parts));
    }

    private SituationCondition term() throws SituationException {
        if (accept("not")) {
            return new Not(term());
        }
        if (accept("(")) {
            SituationCondition inner = condition();
            expect(")");
            return inner;
        }
        if (accept("loop")) {
            return new Present(SituationPath.of(next(), null, List.of(), 0, 0));
        }
        SituationPath path = path(next());
        if (accept("=")) {
            return equal(path, true);
        }
        if (accept("!=")) {
            return equal(path, false);
        }
        if (accept("<=")) {
            return new Compared(path, number(), true);
        }
        return accept(">=") ? new Compared(path, number(), false) : new Present(path);
    }

    private SituationCondition equal(SituationPath path, boolean wanted) throws SituationException {
        if (path.element() == 0) {
            throw wrong("values stand in elements, as " + path.segmentId() + "-01 = …");
        }
        String values = next();
        return values.startsWith("@")
                ? new Equal(path, List.of(), path(values.substring(1)), wanted)
                : new Equal(path, List.of(values.split("\\|", -1)), null, wanted);
    }

    private BigDecimal number() throws SituationException {
        String text = next();
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw wrong("'" + text + "' is no number");
        }
    }

    private SituationPath path(String text) throws SituationException {
        Matcher path = PATH.matcher(text);
        if (!path.matches()) {
            throw wrong("'" + text + "' is no path, as 2300/REF[01=F8]-02");
        }
        List<SituationPath.Filter> filters = new ArrayList<>();
        if (path.group(3) != null) {
            for (String each : path.group(3).split(",", -1)) {
                filters.add(filter(each.strip()));
            }
        }
        return SituationPath.of(
                path.group(1),
                path.group(2),
                filters,
                number(path.group(4)),
                number(path.group(5)));
    }

    private SituationPath.Filter filter(String text) throws SituationException {
        Matcher filter = FILTER.matcher(text);
        if (!filter.matches()) {
            throw wrong("'" + text + "' is no condition on a segment, as [01=F8]");
        }
        return new SituationPath.Filter(
                number(filter.group(1)),
                number(filter.group(2)),
                List.of(filter.group(3).split("\\|", -1)));
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private boolean accept(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) throws SituationException {
        if (!accept(token)) {
            throw wrong("'" + token + "' is missing");
        }
    }

    private String next() throws SituationException {
        if (at == tokens.size()) {
            throw wrong("the rule ends too early");
        }
        return tokens.get(at++);
    }

    private SituationException wrong(String reason) {
        return new SituationException(line, reason);
    }
}
