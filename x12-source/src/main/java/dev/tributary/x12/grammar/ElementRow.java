package dev.tributary.x12.grammar;

import java.util.List;

/**
 * An element or a component as it may stand in one row of a guide.
 *
 * <p>The hot loop of the checks reads the fields.
 */
public final class ElementRow {

    private static final int DATE_TIME_FORMAT = 1250;
    private static final int DATE_TIME_PERIOD = 1251;

    private final Sizes sizes;
    private final Usage usage;
    private final boolean mandatory;
    private final int repeats;
    private final CodeSet codes;
    private final Parts components;

    /**
     * What the standard's dictionary says of its characters.
     *
     * @param dataElement number of the data element; 0 for a composite
     * @param type of its characters; null for a composite
     * @param min characters at least
     * @param max characters at most
     */
    public record Sizes(int dataElement, ElementType type, int min, int max) {}

    /**
     * Elements of a segment or components of a composite, with bits of their positions.
     *
     * @param rows in order; null where the standard leaves a position undefined
     * @param notes rules between them
     * @param required bits of those that must be sent
     * @param unused bits of those that must not be sent
     * @param formats of each, at which index the format stands that it is written in; -1 for none
     */
    public record Parts(
            ElementRow[] rows, SyntaxNote[] notes, long required, long unused, int[] formats) {

        static Parts of(List<ElementRow> rows, List<SyntaxNote> notes) {
            long required = 0;
            long unused = 0;
            int[] formats = new int[rows.size()];
            for (int i = 0; i < rows.size(); i++) {
                ElementRow row = rows.get(i);
                formats[i] = -1;
                if (row == null || row.usage == Usage.UNUSED) {
                    unused |= 1L << i;
                } else if (row.usage == Usage.REQUIRED) {
                    required |= 1L << i;
                }
                boolean formatted =
                        i > 0
                                && row != null
                                && rows.get(i - 1) != null
                                && row.dataElement() == DATE_TIME_PERIOD
                                && rows.get(i - 1).dataElement() == DATE_TIME_FORMAT;
                if (formatted) {
                    formats[i] = i - 1;
                }
            }
            return new Parts(
                    rows.toArray(ElementRow[]::new),
                    notes.toArray(SyntaxNote[]::new),
                    required,
                    unused,
                    formats);
        }
    }

    ElementRow(
            Sizes sizes,
            Usage usage,
            boolean mandatory,
            int repeats,
            CodeSet codes,
            Parts components) {
        this.sizes = sizes;
        this.usage = usage;
        this.mandatory = mandatory;
        this.repeats = repeats;
        this.codes = codes;
        this.components = components;
    }

    /** Number of the data element; 0 for a composite. */
    public int dataElement() {
        return sizes.dataElement();
    }

    /** Of its characters; null for a composite. */
    public ElementType type() {
        return sizes.type();
    }

    /** Characters at least. */
    public int min() {
        return sizes.min();
    }

    /** Characters at most. */
    public int max() {
        return sizes.max();
    }

    /** Whether the guide has it sent. */
    public Usage usage() {
        return usage;
    }

    /** Whether the standard itself demands it. */
    public boolean mandatory() {
        return mandatory;
    }

    /** How often it may be repeated. */
    public int repeats() {
        return repeats;
    }

    /** The codes it may have; null where any. */
    public CodeSet codes() {
        return codes;
    }

    /** Its components; null where it is no composite. */
    public Parts components() {
        return components;
    }
}
