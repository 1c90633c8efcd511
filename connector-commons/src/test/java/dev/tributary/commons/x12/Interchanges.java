package dev.tributary.commons.x12;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Small interchanges with any delimiters, and what a walk through bytes finds. */
final class Interchanges {

    /** A padded ISA with the usual delimiters, its control number to be filled in. */
    private static final String HEADER =
            "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       "
                    + "*260105*1200*^*00501*%09d*0*P*:~";

    private Interchanges() {}

    static String header(int control) {
        return HEADER.formatted(control);
    }

    /** With one claim of nobody. */
    static String whole(int control) {
        return header(control)
                + "GS*HC*SENDER*RECEIVER*20260105*1200*1*X*005010X222A1~"
                + "ST*837*0001~NM1*IL*1*DOE*JANE****MI*A1:B2^C3~SE*3*0001~GE*1*1~"
                + "IEA*1*%09d~".formatted(control);
    }

    /** The same with other delimiters. */
    static String with(String interchange, char element, char component, char segment) {
        return interchange.replace('*', element).replace(':', component).replace('~', segment);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Each token: a segment's text, or {@code junk} with the reason and the text. */
    static List<String> tokens(String text) {
        return tokens(X12Tokens.of(bytes(text)));
    }

    static List<String> tokens(X12Tokens walk) {
        List<String> found = new ArrayList<>();
        while (walk.next()) {
            String token =
                    new String(
                            walk.bytes(),
                            walk.start(),
                            walk.end() - walk.start(),
                            StandardCharsets.ISO_8859_1);
            found.add(
                    walk.kind() == X12Tokens.Kind.JUNK
                            ? "junk " + walk.problem() + " " + token
                            : token);
        }
        return found;
    }

    /** The ids of the segments, junk left out. */
    static List<String> ids(String text) {
        List<String> ids = new ArrayList<>();
        X12Tokens walk = X12Tokens.of(bytes(text));
        while (walk.next()) {
            if (walk.kind() == X12Tokens.Kind.SEGMENT) {
                ids.add(walk.segment().id());
            }
        }
        return ids;
    }
}
