package dev.tributary.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Messages with a canary in every position there is, whatever belongs there. */
final class Hl7CanaryWalk {
    /** Every segment that something of ours reads, local ones, one that does not exist. */
    private static final List<String> SEGMENTS =
            List.of(
                    "EVN", "PID", "PD1", "NK1", "MRG", "PV1", "PV2", "AL1", "IAM", "DG1", "PR1",
                    "IN1", "IN2", "IN3", "GT1", "FT1", "ORC", "OBR", "TQ1", "NTE", "OBX", "SPM",
                    "TXA", "SCH", "ARQ", "AIS", "AIG", "AIL", "AIP", "MFI", "MFE", "STF", "RXO",
                    "RXE", "RXD", "RXG", "RXA", "RXR", "RXC", "ODS", "RQD", "MSA", "ERR", "ZCA",
                    "Z99", "QQQ");

    /** Types whose messages are read differently; as many as personal canaries. */
    private static final List<String> TYPES =
            List.of(
                    "ADT^A01", "ADT^A40", "ORU^R01", "ORM^O01", "SIU^S12", "DFT^P03", "MDM^T02",
                    "VXU^V04", "MFN^M02", "RDE^O11", "ADT^A08");

    /** Beyond the last that is read, IN2-61. */
    private static final int FIELDS = 65;

    private static final int COMPONENTS = 4;

    private Hl7CanaryWalk() {}

    /** As many as there are personal canaries, so that each is in each component once. */
    static List<byte[]> messages(Supplier<String> controlIds) {
        return IntStream.range(0, Canary.PERSONAL.size())
                .mapToObj(turn -> message(turn, controlIds.get()))
                .toList();
    }

    private static byte[] message(int turn, String controlId) {
        List<String> segments = new ArrayList<>();
        segments.add(header(TYPES.get(turn % TYPES.size()), controlId, turn));
        for (String id : SEGMENTS) {
            segments.add(id + "|" + fields(FIELDS, turn));
        }
        for (String type : List.of("TX", "NM", "DT", "CE", "ED", "RP", Canary.personal(turn))) {
            segments.add("OBX|1|" + type + "|" + fields(FIELDS, turn));
        }
        // As when a sender breaks a text into lines.
        segments.add(Canary.NOTE.text() + " " + Canary.personal(turn));
        segments.add(Canary.personal(turn) + "|" + Canary.personal(turn + 1));
        return Hl7Canaries.message(segments);
    }

    private static String header(String type, String controlId, int turn) {
        return "MSH|^~\\&|"
                + String.join(
                        "|",
                        field(turn),
                        field(turn + 1),
                        field(turn + 2),
                        field(turn + 3),
                        "20261123081500+0000",
                        field(turn + 4),
                        type,
                        controlId,
                        "P",
                        "2.5.1",
                        field(turn + 5),
                        "",
                        field(turn + 6),
                        field(turn + 7),
                        field(turn + 8),
                        "",
                        field(turn + 9),
                        field(turn + 10),
                        field(turn + 11),
                        field(turn + 12),
                        field(turn + 13));
    }

    static String fields(int count, int turn) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> field(turn + number))
                .collect(Collectors.joining("|"));
    }

    static String field(int turn) {
        return components(turn, COMPONENTS) + "&" + Canary.personal(turn + COMPONENTS);
    }

    private static String components(int turn, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Canary.personal(turn + i))
                .collect(Collectors.joining("^"));
    }
}
