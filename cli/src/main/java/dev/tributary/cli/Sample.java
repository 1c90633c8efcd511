package dev.tributary.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.file.Path;
import java.util.List;

/**
 * A message of the demonstration: what it tells, and what must become of it.
 *
 * @param file below the examples' folder
 * @param tells what it says, in words
 * @param expectedCode the acknowledgement that is right
 */
record Sample(String file, String tells, String expectedCode) {
    static final String ACCEPTED = "AA";
    private static final String REJECTED = "AR";
    private static final int CONTROL_ID = 9;

    static final List<Sample> ALL =
            List.of(
                    new Sample("1-admission.hl7", "Sandra Specimen is admitted.", ACCEPTED),
                    new Sample("2-update.hl7", "She moves to another ward.", ACCEPTED),
                    new Sample("3-result.hl7", "The laboratory reports her glucose.", ACCEPTED),
                    new Sample(
                            "4-malformed.hl7",
                            "A message that was damaged on its way: it is rejected, not lost.",
                            REJECTED),
                    new Sample("5-discharge.hl7", "She goes home.", ACCEPTED));

    boolean isToBeAccepted() {
        return expectedCode.equals(ACCEPTED);
    }

    /**
     * The message with a control id of this run (MSH-10), so that a second run is not taken for the
     * sender's repetition of the first.
     */
    Message message(Path folder, String run) {
        List<String> segments = Hl7Text.lines(Hl7Text.messages(folder.resolve(file)).get(0));
        String[] header = segments.get(0).split("\\|", -1);
        header[CONTROL_ID] = header[CONTROL_ID] + "-" + run;
        String text =
                String.join("|", header)
                        + "\r"
                        + String.join("\r", segments.subList(1, segments.size()))
                        + "\r";
        return new Message(text.getBytes(ISO_8859_1), header[CONTROL_ID]);
    }

    /** A message that is ready to be sent. */
    record Message(byte[] bytes, String controlId) {}
}
