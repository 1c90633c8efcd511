package dev.tributary.cli;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a listener answered.
 *
 * @param code MSA-1, as AA, AE, AR; empty if the answer is no acknowledgement
 * @param controlId MSA-2, the control id of the message that is answered
 * @param lines the whole answer
 */
record Acknowledgement(String code, String controlId, List<String> lines) {

    static Acknowledgement parse(byte[] answer) {
        List<String> lines = Hl7Text.lines(answer);
        for (String line : lines) {
            if (line.startsWith("MSA") && line.length() > 3) {
                String[] fields = line.substring(4).split(Pattern.quote(line.substring(3, 4)), -1);
                return new Acknowledgement(fields[0], fields.length > 1 ? fields[1] : "", lines);
            }
        }
        return new Acknowledgement("", "", lines);
    }
}
