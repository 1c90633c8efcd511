package dev.tributary.benchmarks.x12;

import java.util.Set;

/** Counts segments without any parser: what each reader must have seen. */
final class PlainScan implements FileReader {

    /** Segments that stand outside of transaction sets. */
    static final Set<String> ENVELOPE = Set.of("ISA", "GS", "GE", "IEA");

    private static final Set<String> UNITS = Set.of("CLM", "CLP", "INS");

    @Override
    public Counts read(byte[] file) {
        long segments = 0;
        long units = 0;
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '~') {
                String id = id(file, start);
                segments += ENVELOPE.contains(id) ? 0 : 1;
                units += UNITS.contains(id) ? 1 : 0;
                start = i + 1;
            }
        }
        return new Counts(segments, units);
    }

    private static String id(byte[] file, int start) {
        StringBuilder id = new StringBuilder(3);
        for (int i = start; file[i] != '*' && file[i] != '~'; i++) {
            id.append((char) file[i]);
        }
        return id.toString();
    }
}
