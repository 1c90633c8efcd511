package dev.tributary.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Synthetic messages, and what tests look at in their acknowledgements. */
final class Hl7Messages {
    private static final Pattern MSA = Pattern.compile("(?m)^MSA\\|(..)\\|([^|\r]*)");

    private Hl7Messages() {}

    /** An admission of an invented patient. */
    static byte[] admission(String controlId, String patientId) {
        return bytes(
                header("ADT^A01^ADT_A01", controlId),
                "EVN|A01|20261123081500+0000",
                "PID|1||" + patientId + "^^^TEST^MR||Specimen^Test||19800115|F",
                "PV1|1|I|WARD^1^A||||||||||||||||ENC" + patientId);
    }

    /** An admission without EVN, which every version's grammar requires. */
    static byte[] admissionWithoutEvent(String controlId, String patientId) {
        return bytes(
                header("ADT^A01^ADT_A01", controlId),
                "PID|1||" + patientId + "^^^TEST^MR||Specimen^Test||19800115|F",
                "PV1|1|I|WARD^1^A||||||||||||||||ENC" + patientId);
    }

    /** An admission without a visit number. */
    static byte[] admissionWithoutVisit(String controlId, String patientId) {
        return bytes(
                header("ADT^A01^ADT_A01", controlId),
                "EVN|A01|20261123081500+0000",
                "PID|1||" + patientId + "^^^TEST^MR||Specimen^Test||19800115|F",
                "PV1|1|I|WARD^1^A");
    }

    /** A laboratory result of an invented patient. */
    static byte[] result(String controlId, String patientId) {
        return bytes(
                header("ORU^R01^ORU_R01", controlId),
                "PID|1||" + patientId + "^^^TEST^MR||Specimen^Test||19800115|F",
                "OBR|1|ORD1|FIL1|GLU^Glucose^L|||20261123080000+0000",
                "OBX|1|NM|GLU^Glucose^L||5.4|mmol/L|3.9-6.1||||F");
    }

    /** A report with its document within, as base64. */
    static byte[] report(String controlId, String patientId, byte[] document) {
        return bytes(
                header("ORU^R01^ORU_R01", controlId),
                "PID|1||" + patientId + "^^^TEST^MR||Specimen^Test||19800115|F",
                "OBR|1|ORD1|FIL1|RPT^Report^L|||20261123080000+0000",
                "OBX|1|ED|PDF^Report^L||^application^pdf^Base64^"
                        + Base64.getEncoder().encodeToString(document)
                        + "||||||F");
    }

    /** A message without a type (MSH-9), which cannot be used. */
    static byte[] withoutType(String controlId) {
        return bytes(header("", controlId), "PID|1");
    }

    private static String header(String type, String controlId) {
        return "MSH|^~\\&|SENDER|TEST|TRIBUTARY|TEST|20261123081500+0000||"
                + type
                + "|"
                + controlId
                + "|P|2.5.1";
    }

    /** MSA-1 and MSA-2, as in {@code "AA 42"}. */
    static String answer(byte[] acknowledgement) {
        Matcher msa = MSA.matcher(new String(acknowledgement, US_ASCII).replace('\r', '\n'));
        return msa.find() ? msa.group(1) + " " + msa.group(2).strip() : "no MSA";
    }

    private static byte[] bytes(String... segments) {
        return (String.join("\r", segments) + "\r").getBytes(US_ASCII);
    }
}
