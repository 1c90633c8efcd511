package dev.tributary.x12.grammar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Codes that an element may have, looked up by the bytes that were sent: a code of up to eight
 * bytes is one number, so nothing is allocated and few numbers are compared.
 */
public final class CodeSet {

    private static final int PACKED = 8;
    private static final int FEW = 6;

    private final List<String> codes;
    private final long[] packed; // sorted
    private final Set<String> longer;
    private final String list;

    private CodeSet(Collection<String> codes, String list) {
        this.codes = List.copyOf(new java.util.LinkedHashSet<>(codes));
        this.list = list;
        TreeSet<Long> numbers = new TreeSet<>();
        Set<String> rest = new HashSet<>();
        for (String code : this.codes) {
            byte[] bytes = code.getBytes(StandardCharsets.ISO_8859_1);
            if (bytes.length <= PACKED) {
                numbers.add(pack(bytes, 0, bytes.length));
            } else {
                rest.add(code);
            }
        }
        this.packed = numbers.stream().mapToLong(Long::longValue).toArray();
        this.longer = Set.copyOf(rest);
    }

    /** Codes that a guide names. */
    static CodeSet of(Collection<String> codes) {
        return new CodeSet(codes, null);
    }

    /** Codes of a mounted list. */
    static CodeSet mounted(String list, Collection<String> codes) {
        return new CodeSet(codes, list);
    }

    /** Up to eight bytes as one number; the same number for no other bytes. */
    static long pack(byte[] bytes, int start, int end) {
        long number = 0;
        for (int i = start; i < end; i++) {
            number = number << 8 | (bytes[i] & 0xff);
        }
        return number;
    }

    /** Whether these bytes are one of the codes. */
    public boolean contains(byte[] bytes, int start, int end) {
        if (end - start > PACKED) {
            return !longer.isEmpty()
                    && longer.contains(
                            new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        }
        long number = pack(bytes, start, end);
        if (packed.length > FEW) {
            return Arrays.binarySearch(packed, number) >= 0;
        }
        for (long code : packed) {
            if (code == number) {
                return true;
            }
        }
        return false;
    }

    /** The codes, in the table's order. */
    public List<String> codes() {
        return codes;
    }

    /** Whether they come from a mounted list. */
    public boolean isMounted() {
        return list != null;
    }
}
