package dev.tributary.hl7.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages of nothing but known segments with anything in their fields. */
class RandomMessageTest {

    private static final String[] IDS = {
        "PID", "PD1", "MRG", "PV1", "PV2", "NTE", "OBX", "OBR", "ORC", "SPM", "TXA", "DG1", "AL1",
        "IAM", "PR1", "NK1", "IN1", "IN2", "IN3", "GT1", "FT1", "SCH", "ARQ", "AIS", "AIG", "AIL",
        "AIP", "MFI", "MFE", "STF", "TQ1", "RXO", "RXE", "RXD", "RXG", "RXA", "RXR", "RXC", "EVN",
        "MSA", "ZZZ", "MSH"
    };
    private static final String[] VALUES = {
        "",
        "",
        "\"\"",
        "A1",
        "0012",
        "20260102",
        "20260102030405-0600",
        "soon",
        "1^2^3^4^5^6^7",
        "^^^A&1.2&ISO^MR",
        "~",
        "a~b~\"\"",
        "\\F\\",
        "\\X0D\\",
        "\\",
        "&&",
        "^~&",
        "NM",
        "ED",
        "CE",
        "SN",
        "TS",
        "RP",
        "12.5&USD",
        "1e9",
        "\u00fc\u4e2d",
        " ",
        "^application^pdf^Base64^aGk="
    };

    @Test
    void everyMixtureOfKnownSegmentsIsARecordThatKeepsToItsSchema() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Interpreter interpreter =
                new Interpreter(
                        MessageOptions.DEFAULTS,
                        new dev.tributary.hl7.validate.MessageValidator(
                                dev.tributary.hl7.validate.Hl7ValidationOptions.DEFAULTS),
                        Clock.systemUTC());
        for (int i = 0; i < 3_000; i++) {
            Interpreted interpreted = interpreter.interpret(message(random), Instant.EPOCH);
            assertThat(interpreted)
                    .as("message %d of seed %d", i, seed)
                    .isInstanceOf(Interpreted.Accepted.class);
            ((Interpreted.Accepted) interpreted).value().validate();
        }
    }

    private static byte[] message(Random random) {
        StringBuilder text = new StringBuilder("MSH|^~\\&|A|B|C|D|20260102||ADT^A40|1|P|2.5\r");
        int segments = random.nextInt(30);
        for (int i = 0; i < segments; i++) {
            text.append(IDS[random.nextInt(IDS.length)]);
            int fields = random.nextInt(50);
            for (int j = 0; j < fields; j++) {
                text.append('|').append(VALUES[random.nextInt(VALUES.length)]);
            }
            text.append('\r');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aHostileMessageTakesNoLongerThanItsSizeDeserves() {
        byte[][] hostile = {
            repeated("PID|1||", "~"),
            repeated("MRG|", "a~"),
            repeated("", "OBX\r"),
            repeated("", "MRG|1~2\r"),
            repeated("OBX|1|TX|C||", "x~"),
            repeated("", "NTE|||x\r"),
            repeated("OBX|1|TX|C||", "^"),
            repeated("", "OBX|1|DT|C||x\r"),
            repeated("PID|1||", "\\F\\")
        };
        for (byte[] message : hostile) {
            long start = System.nanoTime();
            new Interpreter(
                            MessageOptions.DEFAULTS,
                            new dev.tributary.hl7.validate.MessageValidator(
                                    dev.tributary.hl7.validate.Hl7ValidationOptions.DEFAULTS),
                            Clock.systemUTC())
                    .interpret(message, Instant.EPOCH);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(20));
        }
    }

    private static byte[] repeated(String start, String part) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(
                ("MSH|^~\\&|A|B|C|D|20260102||ADT^A40|1|P|2.5\rPID|1||P\r" + start)
                        .getBytes(StandardCharsets.UTF_8));
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        while (out.size() < 500_000) {
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }
}
