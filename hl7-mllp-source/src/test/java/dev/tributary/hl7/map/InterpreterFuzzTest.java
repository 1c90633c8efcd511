package dev.tributary.hl7.map;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tributary.commons.record.PayloadText;
import dev.tributary.hl7.validate.Hl7ValidationOptions;
import dev.tributary.hl7.validate.MessageValidator;
import dev.tributary.hl7.validate.ValidationLevel;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Any bytes at all: a record or a refusal, never an exception, and the raw bytes are exact. */
class InterpreterFuzzTest {

    private static final Interpreter INTERPRETER =
            new Interpreter(
                    MessageOptions.of(
                            Map.of(
                                    "max.record.bytes", "10000",
                                    "identifier.rules", "A: strip-zeros, upper; *: prefix=X-",
                                    "mapping.a", "ZPI-3[2].1.2",
                                    "key.path", "PID-18.1")),
                    new MessageValidator(
                            new Hl7ValidationOptions(
                                    ValidationLevel.STRUCTURE,
                                    Hl7ValidationOptions.DEFAULTS.common())),
                    Clock.systemUTC());

    @FuzzTest(maxDuration = "60s")
    void everythingIsARecordOrARefusal(byte[] bytes) {
        byte[] before = bytes.clone();
        Interpreted interpreted = INTERPRETER.interpret(bytes, Instant.EPOCH);
        if (!Arrays.equals(before, bytes)) {
            throw new AssertionError("the bytes were changed");
        }
        if (interpreted instanceof Interpreted.Accepted accepted) {
            accepted.value().validate();
            String raw = accepted.value().getString("raw");
            if (raw != null) {
                PayloadText text = new PayloadText(raw, accepted.value().getString("raw_encoding"));
                if (!Arrays.equals(text.bytes(), bytes)) {
                    throw new AssertionError("the raw bytes are not exact");
                }
            }
        } else if (interpreted.issues().isEmpty()) {
            throw new AssertionError("a refusal says why");
        }
    }
}
