package dev.tributary.masking.raw;

import java.util.Random;

/** Payloads of HL7 and X12 with any characters behind a usable header. */
final class RandomPayloads {

    private static final String[] HEADERS = {
        "MSH|^~\\&|",
        "MSH|^~\\&#|",
        "MSH*:+?%*",
        "MSH|^|",
        "FHS|^~\\&|x\rMSH|^~\\&|",
        X12FormatTest.ISA,
        X12FormatTest.ISA.replace('*', '|').replace(':', '>').replace('~', '\n'),
        "ISA*00**00**ZZ*SENDER*ZZ*RECEIVER*260105*1200*^*00501*1*0*P*:~"
    };

    private static final String LIKELY =
            "||||****^^~~~\\\\&&:>\"\r\n\r\rPIDNM1OBXSTNTE123 .brXFBIN\u00e4\u4e2d";

    private RandomPayloads() {}

    static String any(Random random) {
        StringBuilder text = new StringBuilder(HEADERS[random.nextInt(HEADERS.length)]);
        int length = random.nextInt(200);
        for (int i = 0; i < length; i++) {
            text.append(LIKELY.charAt(random.nextInt(LIKELY.length())));
        }
        return text.toString();
    }

    /** Any text that a mask may give. */
    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            text.append(LIKELY.charAt(random.nextInt(LIKELY.length())));
        }
        return text.toString();
    }
}
