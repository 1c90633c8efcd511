package dev.tributary.reconcile.store;

import java.util.Collection;

/** Arrays in PostgreSQL's own spelling, for a column of arrays, which unnest cannot take apart. */
final class ArrayText {

    private ArrayText() {}

    /** As {@code {"a","b"}}. */
    static String of(Collection<String> items) {
        if (items.isEmpty()) {
            return "{}";
        }
        StringBuilder text = new StringBuilder("{");
        for (String item : items) {
            text.append(text.length() > 1 ? ",\"" : "\"");
            for (int i = 0; i < item.length(); i++) {
                char c = item.charAt(i);
                if (c == '"' || c == '\\') {
                    text.append('\\');
                }
                text.append(c);
            }
            text.append('"');
        }
        return text.append('}').toString();
    }

    /** As {@code {1,2}}. */
    static String of(long[] items) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < items.length; i++) {
            if (i > 0) {
                text.append(',');
            }
            text.append(items[i]);
        }
        return text.append('}').toString();
    }
}
