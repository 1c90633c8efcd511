package dev.tributary.x12.grammar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A valid set made of nothing but a guide's table: each row once, with all elements it uses. */
final class GuideDocument {

    /** A segment of it, and the row that it is for. */
    static final class Line {
        final LoopRow loop;
        final SegmentRow row;
        final List<String> elements;
        final int depth;

        Line(LoopRow loop, SegmentRow row, List<String> elements, int depth) {
            this.loop = loop;
            this.row = row;
            this.elements = elements;
            this.depth = depth;
        }

        boolean starts() {
            return loop.start() == row;
        }

        Line with(int element, String value) {
            List<String> changed = new ArrayList<>(elements);
            while (changed.size() < element) {
                changed.add("");
            }
            changed.set(element - 1, value);
            return new Line(loop, row, changed, depth);
        }

        String text() {
            int last = elements.size();
            while (last > 0 && elements.get(last - 1).isEmpty()) {
                last--;
            }
            StringBuilder text = new StringBuilder(row.id());
            for (int i = 0; i < last; i++) {
                text.append('*').append(elements.get(i));
            }
            return text.append("~\n").toString();
        }
    }

    private static final String[][] FORMATS = {
        {"D8", "20240229"},
        {"RD8", "20240101-20241231"},
        {"D6", "240229"},
        {"TM", "1230"},
        {"DT", "202402291230"},
        {"RDT", "202402291230-202403011230"},
        {"TS", "20240229123000"},
        {"RTS", "20240229123000-20240301123000"},
        {"CM", "202402"},
        {"RD6", "240101-241231"},
        {"RTM", "1230-1345"}
    };

    private final boolean optional;
    private final List<Line> lines = new ArrayList<>();
    private int levels;

    private GuideDocument(Grammar grammar, boolean optional) {
        this.optional = optional;
        loop(grammar.root(), 0, 0);
    }

    /** What must be sent, and what may. */
    static List<Line> full(Grammar grammar) {
        return new GuideDocument(grammar, true).lines;
    }

    /** What must be sent. */
    static List<Line> least(Grammar grammar) {
        return new GuideDocument(grammar, false).lines;
    }

    private void loop(LoopRow loop, int parentLevel, int depth) {
        int level = parentLevel;
        for (int i = 0; i < loop.size(); i++) {
            LoopRow inner = loop.loop(i);
            SegmentRow row = loop.segment(i);
            if (inner != null) {
                if (wanted(inner.usage())) {
                    loop(inner, level, depth + 1);
                }
            } else if (wanted(row.usage()) || isOwed(loop, row)) {
                List<String> elements = elements(row);
                if (row.id().equals("HL")) {
                    levels++;
                    elements.set(0, String.valueOf(levels));
                    elements.set(1, parentLevel == 0 ? "" : String.valueOf(parentLevel));
                    level = levels;
                }
                lines.add(new Line(loop, row, elements, depth));
            }
        }
    }

    private boolean wanted(Usage usage) {
        return usage == Usage.REQUIRED || (optional && usage == Usage.SITUATIONAL);
    }

    private static boolean isOwed(LoopRow loop, SegmentRow row) {
        return loop.start() == row;
    }

    private List<String> elements(SegmentRow row) {
        return values(row.elements(), row.discriminators());
    }

    private List<String> values(ElementRow.Parts parts, List<Discriminator> telling) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < parts.rows().length; i++) {
            ElementRow element = parts.rows()[i];
            boolean told = isTold(telling, i + 1);
            if (element == null || !(told || wanted(element.usage()))) {
                values.add("");
            } else {
                values.add(value(parts, values, i, telling));
            }
        }
        obey(parts, values);
        return values;
    }

    private static boolean isTold(List<Discriminator> telling, int element) {
        return telling.stream().anyMatch(d -> d.element() == element);
    }

    private String value(
            ElementRow.Parts parts, List<String> before, int i, List<Discriminator> telling) {
        ElementRow element = parts.rows()[i];
        for (Discriminator discriminator : telling) {
            if (discriminator.element() == i + 1 && discriminator.component() == 0) {
                return fitting(discriminator.codes(), element);
            }
        }
        if (element.components() != null) {
            List<Discriminator> inner = new ArrayList<>();
            for (Discriminator discriminator : telling) {
                if (discriminator.element() == i + 1) {
                    inner.add(
                            new Discriminator(discriminator.component(), 0, discriminator.codes()));
                }
            }
            List<String> components = values(element.components(), inner);
            while (!components.isEmpty() && components.get(components.size() - 1).isEmpty()) {
                components.remove(components.size() - 1);
            }
            return String.join(":", components);
        }
        if (parts.formats()[i] >= 0 && !before.get(parts.formats()[i]).isEmpty()) {
            return formatted(before.get(parts.formats()[i]), element);
        }
        if (element.dataElement() == 1250 && element.codes() == null) {
            return "D8";
        }
        return plain(element);
    }

    /** A code that the element has as well. */
    private static String fitting(CodeSet codes, ElementRow element) {
        for (String code : codes.codes()) {
            byte[] bytes = code.getBytes(StandardCharsets.US_ASCII);
            if (element.codes() == null || element.codes().contains(bytes, 0, bytes.length)) {
                return code;
            }
        }
        return codes.codes().get(0);
    }

    private static String formatted(String format, ElementRow element) {
        for (String[] known : FORMATS) {
            if (known[0].equals(format)) {
                return known[1];
            }
        }
        return plain(element);
    }

    static String plain(ElementRow element) {
        if (element.codes() != null && !element.codes().codes().isEmpty()) {
            return element.codes().codes().get(0);
        }
        int length = Math.max(element.min(), Math.min(element.max(), 4));
        return switch (element.type()) {
            case AN -> "A".repeat(length);
            case ID -> "A".repeat(length);
            case N, R -> "1".repeat(length);
            case DT -> element.max() == 6 ? "240229" : "20240229";
            case TM -> element.min() > 4 ? "123000" : "1230";
            case B -> "A";
        };
    }

    /** Takes out what a syntax note rules out, and what asks for what is not used. */
    private static void obey(ElementRow.Parts parts, List<String> values) {
        boolean changed = true;
        while (changed) {
            changed = false;
            long present = 0;
            for (int i = 0; i < values.size(); i++) {
                present |= values.get(i).isEmpty() ? 0 : 1L << i;
            }
            for (SyntaxNote note : parts.notes()) {
                long broken = note.broken(present);
                if (broken != 0) {
                    changed |= repair(parts, values, note, present, broken);
                    break;
                }
            }
        }
    }

    private static boolean repair(
            ElementRow.Parts parts,
            List<String> values,
            SyntaxNote note,
            long present,
            long broken) {
        if (note.kind() != SyntaxNote.Kind.E && note.kind() != SyntaxNote.Kind.R) {
            // Take out the optional ones that ask for it; failing that, put it in.
            long asking =
                    present
                            & (note.kind() == SyntaxNote.Kind.P
                                    ? note.first() | note.rest()
                                    : note.first());
            for (int i = 0; i < values.size(); i++) {
                boolean optional =
                        parts.rows()[i] != null && parts.rows()[i].usage() != Usage.REQUIRED;
                if ((asking >>> i & 1) != 0 && optional) {
                    values.set(i, "");
                    return true;
                }
            }
        }
        int at = Long.numberOfTrailingZeros(broken);
        if (note.kind() == SyntaxNote.Kind.E) {
            long sent = present & (note.first() | note.rest());
            for (int i = values.size() - 1; i >= 0; i--) {
                boolean optional =
                        parts.rows()[i] != null && parts.rows()[i].usage() != Usage.REQUIRED;
                if ((sent >>> i & 1) != 0 && optional) {
                    values.set(i, "");
                    return true;
                }
            }
            values.set(at, "");
            return true;
        }
        if (note.kind() == SyntaxNote.Kind.R) {
            long any = note.first() | note.rest();
            for (int i = 0; i < values.size(); i++) {
                ElementRow row = parts.rows()[i];
                if ((any >>> i & 1) != 0 && row != null && row.usage() != Usage.UNUSED) {
                    values.set(i, row.components() == null ? plain(row) : "");
                    return !values.get(i).isEmpty();
                }
            }
            return false;
        }
        ElementRow row = parts.rows()[at];
        if (row != null && row.components() == null) {
            values.set(at, plain(row));
            return true;
        }
        return false;
    }

    /** The set in its envelopes. */
    static byte[] interchange(Grammar grammar, List<Line> lines) {
        StringBuilder text = new StringBuilder();
        String version = grammar.versions().get(0);
        String number = grammar.release().substring(0, 5);
        text.append(
                        "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *240229*1230*")
                .append(number.equals("00401") ? "U*00401" : "^*00501")
                .append("*000000001*0*T*:~\n")
                .append("GS*")
                .append(grammar.group())
                .append("*SENDER*RECEIVER*20240229*1230*1*X*")
                .append(version)
                .append("~\n");
        int count = 0;
        for (Line line : lines) {
            count++;
            if (line.row.id().equals("ST")) {
                boolean guide =
                        number.equals("00501")
                                && line.elements.size() > 2
                                && !line.elements.get(2).isEmpty();
                text.append("ST*").append(grammar.set()).append("*0001");
                text.append(guide ? "*" + version : "").append("~\n");
            } else if (line.row.id().equals("SE")) {
                text.append("SE*").append(count).append("*0001~\n");
            } else {
                text.append(line.text());
            }
        }
        text.append("GE*1*1~\nIEA*1*000000001~\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
