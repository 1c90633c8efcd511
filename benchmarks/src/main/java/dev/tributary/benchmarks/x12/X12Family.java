package dev.tributary.benchmarks.x12;

import com.imsweb.x12.reader.X12Reader;
import dev.tributary.benchmarks.Effort;
import dev.tributary.benchmarks.Family;
import dev.tributary.x12.parse.InterchangeReader;
import io.xlate.edi.stream.EDIStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The X12 source's reader, alone and beside its peers. */
public final class X12Family implements Family {

    private static final int FIVE_MB = 5_000_000;
    private static final Pattern JAR_VERSION = Pattern.compile("-(\\d[\\w.]*)\\.jar");

    @Override
    public String name() {
        return "x12";
    }

    @Override
    public String versions(Path root) {
        return "tributary %s, StAEDI %s, imsweb x12-parser %s"
                .formatted(
                        version(InterchangeReader.class),
                        version(EDIStreamReader.class),
                        version(X12Reader.class));
    }

    /** From its jar's name: a manifest need not tell it. */
    private static String version(Class<?> type) {
        Matcher jar =
                JAR_VERSION.matcher(
                        type.getProtectionDomain().getCodeSource().getLocation().getPath());
        return jar.find() ? jar.group(1) : "unpackaged";
    }

    @Override
    public String method(Effort effort) {
        return """
               - **files**: generated, valid by their guides, with amounts that balance; seed %d. \
               837P and 837I: a set has 100 claims, a claim about 24 segments with its subscriber, a \
               quarter of them another patient, one in eight with other insurance. 835: 100 claim \
               payments a set. 834: 100 members a set.
               - **rates**: one thread of one JVM over a file in memory, megabytes (10^6) per second \
               of the whole JVM's CPU time, so that collecting garbage counts. Every reader must see \
               all segments of the sets and all claims, and find nothing wrong, in every round.
               - **ours**: the envelope looked through ahead, loops, elements, codes, syntax notes, \
               balances, situational rules, and a record with typed fields and raw segments for each \
               claim; no tree.
               - **staedi_bare**: the pull reader, control validation off, ids of segments asked for; \
               no record is made. **staedi_schema**: with a schema of 837's structure, and its own of \
               the envelopes; no record is made. **imsweb**: its reader of 837 5010 X222, which makes \
               a tree of the file.
               - **big_file**: written to disk as one interchange, read by a JVM with 256 MB; what \
               lives is looked at 32 times, after a full collection.
               - Warm-up: %s of each.
               """
                .formatted(
                        GeneratedFile.SEED,
                        effort.quick()
                                ? "1 to 3 CPU-seconds only, 12 before the first,"
                                : "15 to 25 CPU-seconds");
    }

    @Override
    public List<Benchmark> benchmarks() {
        return List.of(
                new Validated(),
                new BesidePeer(
                        "staedi_bare", StaediReader::bare, "StAEDI without validation", FIVE_MB),
                new BesidePeer(
                        "staedi_schema",
                        StaediReader::withSchema,
                        "StAEDI with a schema",
                        FIVE_MB / 5),
                new BesidePeer("imsweb", ImswebReader::new, "imsweb's reader", FIVE_MB),
                new BigFile());
    }
}
