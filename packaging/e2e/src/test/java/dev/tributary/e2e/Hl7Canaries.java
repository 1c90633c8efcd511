package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** HL7 messages that are full of canaries. */
final class Hl7Canaries {
    private int numbers;

    /** A control id that is a canary and tells messages apart. */
    String controlId() {
        return Canary.CONTROL_ID.text() + ++numbers;
    }

    /** Canaries in every field of every segment; together, each canary is in each component. */
    List<byte[]> everywhere() {
        return Hl7CanaryWalk.messages(this::controlId);
    }

    /** A patient as a hospital would send one, under a control id that is a canary. */
    byte[] admission() {
        return message(header("ADT^A01^ADT_A01"), event("A01"), patient(), VISIT, INSURANCE, LOCAL);
    }

    /** The same under a control id that begins with a text. */
    byte[] admission(String idBegins) {
        return message(
                headerWithId("ADT^A01^ADT_A01", idBegins + controlId()),
                event("A01"),
                patient(),
                VISIT);
    }

    /** Results in every form that they have, with a document. */
    byte[] results() {
        return message(
                header("ORU^R01^ORU_R01"),
                patient(),
                "PV1|1|O|W^1^2",
                "ORC|RE|O1|F1",
                "OBR|1|O1|F1|24331-1^Lipids^LN|||20261122|" + "20261121",
                "OBX|1|TX|1^A||" + Canary.NOTE.text() + ", " + Canary.SSN.text(),
                "NTE|1||" + Canary.NOTE.text() + "~" + Canary.EMAIL.text(),
                "OBX|2|NM|2^B||" + Canary.PHONE.text(),
                "OBX|3|DT|3^C||" + Canary.BIRTH_DATE.text(),
                "OBX|4|XPN|4^D||" + Canary.FAMILY_NAME.text() + "^" + Canary.GIVEN_NAME.text(),
                "OBX|5||5^E||" + Canary.TOKEN.text(),
                "OBX|6|ED|6^F||^TEXT^^Base64^" + base64(Canary.NOTE.text()),
                "OBX|7|ED|7^G||^TEXT^^A^" + Canary.NOTE.text());
    }

    /** A type that is a canary, as when fields have moved. */
    byte[] typedAs(String type) {
        return message(header(type), patient());
    }

    byte[] ofVersion(String version) {
        return message(
                header("ADT^A01^ADT_A01").replace("|P|2.5.1", "|P|" + version),
                event("A01"),
                patient(),
                VISIT);
    }

    byte[] withoutType() {
        return message(header(""), patient());
    }

    byte[] withoutControlId() {
        return message(headerWithId("ADT^A01^ADT_A01", ""), event("A01"), patient(), VISIT);
    }

    byte[] withoutPatient() {
        return message(header("ADT^A01^ADT_A01"), event("A01"), VISIT, LOCAL);
    }

    /** What begins like a message and says delimiters that cannot be. */
    byte[] withoutDelimiters() {
        return ("MSH" + Canary.FAMILY_NAME.text() + "\r" + patient() + "\r").getBytes(US_ASCII);
    }

    byte[] notHl7() {
        return message(patient(), LOCAL);
    }

    /** A character set that does not exist, one that does not fit, and bytes of none. */
    byte[] inCharset(String name, String beyondAscii) {
        return message(
                        header("ADT^A01^ADT_A01") + "||||||" + name,
                        event("A01"),
                        patient() + beyondAscii,
                        VISIT)
                .clone();
    }

    /** One control id for two messages. */
    List<byte[]> underOneControlId() {
        String id = controlId();
        return Stream.of(VISIT, INSURANCE)
                .map(
                        last ->
                                message(
                                        headerWithId("ADT^A04^ADT_A01", id),
                                        event("A04"),
                                        patient(),
                                        last))
                .toList();
    }

    /** Segments that stand twice, a patient without an id, times that say too little. */
    byte[] withOddities() {
        return message(
                header("ADT^A01^ADT_A01").replace("+0000", ""),
                "EVN|A01",
                "EVN|A01",
                "PID|1||||"
                        + Canary.FAMILY_NAME.text()
                        + "||"
                        + Canary.BIRTH_DATE.text().substring(0, 4),
                VISIT + "|".repeat(25) + Canary.BIRTH_DATE.text() + "0815");
    }

    /** More results that are no dates than anybody wants to hear of. */
    byte[] withManyFaults() {
        List<String> segments = new ArrayList<>(List.of(header("ORU^R01^ORU_R01"), patient()));
        for (int i = 0; i < 150; i++) {
            segments.add(
                    "OBX|"
                            + i
                            + "|DT|1^A||"
                            + Canary.NOTE.text()
                            + "||||||F||"
                            + "|"
                            + Canary.NOTE.text());
        }
        return message(segments);
    }

    /** Times, numbers, codes, sequences and lengths that are none. */
    byte[] withBadValues() {
        return message(
                header("ADT^A08^ADT_A01"),
                "EVN|A01|" + Canary.FAMILY_NAME.text() + "|" + Canary.TOKEN.text(),
                "PID|"
                        + Canary.MRN.text()
                        + "||"
                        + Canary.MRN.text().repeat(30)
                        + "^^^H^MR||"
                        + Canary.FAMILY_NAME.text()
                        + "||"
                        + Canary.ADDRESS.text()
                        + "|"
                        + Canary.GIVEN_NAME.text()
                        + "|||||||||||||||||||||"
                        + "19360101",
                "PV1|1|"
                        + Canary.NOTE.text()
                        + "|W".repeat(1)
                        + "|".repeat(41)
                        + "20261124|20261123",
                "IN1|1|P|C".concat("|".repeat(9)) + "20261231|20260101",
                "FT1|1|||20261123|2026|CG|C||||1|" + Canary.SSN.text() + "|" + Canary.PHONE.text());
    }

    /** A regular expression of the test's rules never ends on its note. */
    byte[] undecidable() {
        return message(
                header("ORU^R01^ORU_R01"),
                patient(),
                "OBR|1|O1|F1|1^A",
                "OBX|1|TX|1^A||1",
                "NTE|1||" + Canary.NOTE.text() + "a".repeat(400) + "!");
    }

    /** A message with so many results that it has that many bytes or a few more. */
    byte[] ofSize(int bytes) {
        String result = "OBX|1|TX|1^A||" + Canary.NOTE.text() + " " + Canary.SSN.text();
        List<String> segments = new ArrayList<>(List.of(header("ORU^R01"), patient()));
        for (int size = 0; size < bytes; size += result.length() + 1) {
            segments.add(result);
        }
        return message(segments);
    }

    /** A message with one result of that many characters. */
    byte[] withDocument(int characters) {
        String text = Canary.NOTE.text() + ", ";
        return message(
                header("ORU^R01"),
                patient(),
                "OBR|1|O1|F1|1^A",
                "OBX|1|TX|1^A||" + text.repeat(characters / text.length()));
    }

    /** Messages of a batch with canaries in its headers and trailers; the count may be wrong. */
    byte[] batch(int counted, byte[]... messages) {
        String header =
                "|^~\\&|"
                        + Hl7CanaryWalk.fields(8, counted)
                        + "|"
                        + controlId()
                        + "|"
                        + Hl7CanaryWalk.field(counted);
        StringBuilder batch = new StringBuilder("FHS" + header + "\rBHS" + header + "\r");
        for (byte[] message : messages) {
            batch.append(new String(message, ISO_8859_1));
        }
        return batch.append(
                        "BTS|"
                                + counted
                                + "|"
                                + Hl7CanaryWalk.field(1)
                                + "\rFTS|1|"
                                + Hl7CanaryWalk.field(2)
                                + "\r")
                .toString()
                .getBytes(ISO_8859_1);
    }

    /** A part of a message that names what it continues and what continues it. */
    byte[] part(String continues, String continuedBy) {
        return message(
                header("ORU^R01") + "||" + continues,
                continues.isEmpty() ? patient() : "OBX|1|TX|1^A||" + Canary.NOTE.text(),
                continuedBy.isEmpty() ? LOCAL : "DSC|" + continuedBy);
    }

    /** What comes without any frame. */
    static String junk() {
        return Canary.PERSONAL.stream().map(Canary::text).collect(Collectors.joining(" "));
    }

    private static final String VISIT = "PV1|1|I|W^1^A||||||||||||||||E" + Canary.MRN.text();
    private static final String INSURANCE =
            "IN1|1|PL|CO|Payer|"
                    + Canary.ADDRESS.text()
                    + "||"
                    + Canary.PHONE.text()
                    + "||||||||"
                    + Canary.FAMILY_NAME.text()
                    + "^"
                    + Canary.GIVEN_NAME.text()
                    + "|SEL|"
                    + Canary.BIRTH_DATE.text();
    private static final String LOCAL =
            "ZPY|1|" + Canary.CARD_NUMBER.text() + "|" + Canary.TOKEN.text();

    private static String event(String trigger) {
        return "EVN|" + trigger + "|20261123081500+0000";
    }

    private static String patient() {
        return String.join(
                "|",
                "PID",
                "1",
                "",
                Canary.MRN.text() + "^^^H^MR~" + Canary.SSN.text() + "^^^USA^SS",
                "",
                Canary.FAMILY_NAME.text() + "^" + Canary.GIVEN_NAME.text(),
                "",
                Canary.BIRTH_DATE.text(),
                "F",
                "",
                "",
                Canary.ADDRESS.text() + "^^Larkton^TX^75001",
                "",
                Canary.PHONE.text() + "^PRN^PH^" + Canary.EMAIL.text());
    }

    private String header(String type) {
        return headerWithId(type, controlId());
    }

    private static String headerWithId(String type, String controlId) {
        return "MSH|^~\\&|SENDER|TEST|TRIBUTARY|TEST|20261123081500+0000||"
                + type
                + "|"
                + controlId
                + "|P|2.5.1";
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
    }

    private static byte[] message(String... segments) {
        return message(List.of(segments));
    }

    static byte[] message(List<String> segments) {
        return (String.join("\r", segments) + "\r").getBytes(ISO_8859_1);
    }
}
