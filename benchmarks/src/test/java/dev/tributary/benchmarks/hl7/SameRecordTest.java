package dev.tributary.benchmarks.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.hl7v2.HapiContext;
import dev.tributary.hl7.map.Interpreter;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class SameRecordTest {

    private static final long SEED = 7;

    private final List<SampleMessage> messages = new MessageGenerator(SEED).mix(200);

    @Test
    void thePeersRecordIsTheSameAsOurs() throws Exception {
        Interpreter interpreter = ParseAndMap.interpreter();
        try (HapiContext context = HapiReader.context()) {
            HapiReader reader = ParseAndMap.reader(context);
            for (int i = 0; i < messages.size(); i++) {
                byte[] message = messages.get(i).withId(i);
                Struct ours = ParseAndMap.ours(interpreter, message);
                assertThat(SameFields.differences(ours, ParseAndMap.hapis(reader, message)))
                        .as("message %d of seed %d", i, SEED)
                        .isEmpty();
            }
        }
    }

    @Test
    void theRecordsSaySomethingInEveryPart() {
        Interpreter interpreter = ParseAndMap.interpreter();
        List<Struct> records =
                messages.stream()
                        .map(message -> ParseAndMap.ours(interpreter, message.withId(1)))
                        .toList();

        assertThat(records).allSatisfy(record -> assertThat(record.get("patient")).isNotNull());
        assertThat(records).allSatisfy(record -> assertThat(record.get("encounter")).isNotNull());
        assertThat(records).anySatisfy(r -> assertThat(r.getArray("orders")).hasSize(2));
        assertThat(records)
                .anySatisfy(r -> assertThat(r.getArray("observations")).hasSizeGreaterThan(30));
        assertThat(records)
                .allSatisfy(
                        record ->
                                assertThat(
                                                record.getStruct("metadata")
                                                        .getString("validation_status"))
                                        .isEqualTo("valid"));
    }

    @Test
    void messagesAreOfTheSizeOfRealOnes() {
        assertThat(messages).allSatisfy(m -> assertThat(m.bytes().length).isBetween(700, 5_000));
    }

    @Test
    void theSameSeedGivesTheSameMessages() {
        List<SampleMessage> again = new MessageGenerator(SEED).mix(200);

        for (int i = 0; i < messages.size(); i++) {
            assertThat(again.get(i).bytes()).isEqualTo(messages.get(i).bytes());
        }
    }
}
