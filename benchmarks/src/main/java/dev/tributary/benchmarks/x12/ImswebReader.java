package dev.tributary.benchmarks.x12;

import com.imsweb.x12.Loop;
import com.imsweb.x12.Segment;
import com.imsweb.x12.reader.X12Reader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** imsweb's reader, which validates what it reads into a tree of the whole file. */
final class ImswebReader implements FileReader {

    @Override
    public Counts read(byte[] file) throws IOException {
        X12Reader reader =
                new X12Reader(
                        X12Reader.FileType.ANSI837_5010_X222,
                        new ByteArrayInputStream(file),
                        StandardCharsets.ISO_8859_1);
        if (!reader.getErrors().isEmpty() || !reader.getFatalErrors().isEmpty()) {
            throw new IllegalStateException(
                    "imsweb finds %d errors".formatted(reader.getErrors().size()));
        }
        long segments = 0;
        long units = 0;
        for (Loop loop : reader.getLoops()) {
            segments += segments(loop);
            units += loop.findLoop("2300").size();
        }
        return new Counts(segments, units);
    }

    private static long segments(Loop loop) {
        long count = 0;
        for (Segment segment : loop.getSegments()) {
            count += PlainScan.ENVELOPE.contains(segment.getId()) ? 0 : 1;
        }
        for (Loop inner : loop.getLoops()) {
            count += segments(inner);
        }
        return count;
    }
}
