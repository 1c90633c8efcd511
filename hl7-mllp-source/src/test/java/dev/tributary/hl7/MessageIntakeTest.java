package dev.tributary.hl7;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.config.AckAnswer;
import dev.tributary.commons.delivery.Copies;
import dev.tributary.commons.delivery.Copy;
import dev.tributary.commons.record.RecordHeaders;
import dev.tributary.hl7.ack.AckMode;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageIntakeTest {

    private static final String GOOD = adt("C1", "");
    private static final String BAD = "MSH|^~\\&|A|F|B|G|20260101000000+0000|||C9|P|2.5\rPID|1\r";

    private IntakeFixture intake = new IntakeFixture();

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void acceptsOnlyWhenKafkaHasCommitted() throws InterruptedException {
        intake.send(GOOD);
        List<SourceRecord> records = intake.poll();
        assertThat(intake.answers).isEmpty();
        assertThat(records).hasSize(1);
        assertThat(records.get(0).topic()).isEqualTo("h.messages");
        assertThat(records.get(0).key()).isEqualTo("P1");
        IntakeFixture.commit(records.get(0));
        assertThat(intake.msas()).containsExactly("MSA|AA|C1");
    }

    @Test
    void saysHowAMessageCame() throws InterruptedException {
        intake.send(GOOD);

        assertThat(intake.poll().get(0).headers().lastWithName(RecordHeaders.TRANSPORT).value())
                .isEqualTo("tls");
    }

    @Test
    void rejectsOnlyWhenTheDeadLetterIsCommitted() throws InterruptedException {
        intake.send(BAD);
        List<SourceRecord> records = intake.poll();
        assertThat(intake.answers).isEmpty();
        assertThat(records.get(0).topic()).isEqualTo("h.deadletters");
        assertThat(((Struct) records.get(0).value()).getString("stage")).isEqualTo("parse");
        IntakeFixture.commit(records.get(0));
        assertThat(intake.msas()).containsExactly("MSA|AR|C9|MESSAGE_TYPE_MISSING");
    }

    @Test
    void aDroppedRecordIsRejectedOnceItsDeadLetterIsCommitted() throws InterruptedException {
        intake.send(GOOD);
        IntakeFixture.drop(intake.poll().get(0));
        assertThat(intake.answers).isEmpty();
        List<SourceRecord> letters = intake.commitAll();
        assertThat(letters.get(0).topic()).isEqualTo("h.deadletters");
        assertThat(((Struct) letters.get(0).value()).getString("stage")).isEqualTo("deliver");
        assertThat(intake.msas()).containsExactly("MSA|AR|C1|RECORD_DROPPED");
    }

    @Test
    void aDroppedRecordIsAcceptedWhereThatIsMeantAndNotRememberedAsWritten()
            throws InterruptedException {
        use(AckMode.AUTO, AckAnswer.ACCEPT, AckAnswer.REJECT);
        intake.send(GOOD);
        IntakeFixture.drop(intake.poll().get(0));
        assertThat(intake.msas()).containsExactly("MSA|AA|C1");
        intake.send(GOOD);
        assertThat(intake.poll()).hasSize(1);
    }

    @Test
    void aDroppedRecordIsAnErrorWhereThatIsConfigured() throws InterruptedException {
        use(AckMode.AUTO, AckAnswer.ERROR, AckAnswer.REJECT);
        intake.send(GOOD);
        IntakeFixture.drop(intake.poll().get(0));
        assertThat(intake.msas()).containsExactly("MSA|AE|C1|RECORD_DROPPED");
    }

    @Test
    void aDroppedDeadLetterFailsTheTaskAndIsNotAnswered() throws InterruptedException {
        intake.send(BAD);
        IntakeFixture.drop(intake.poll().get(0));
        assertThat(intake.msas()).containsExactly("Hangup");
        assertThatThrownBy(intake::poll)
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("TopicNameMatches");
    }

    @Test
    void aDeadLetterMayBeAccepted() throws InterruptedException {
        use(AckMode.AUTO, AckAnswer.REJECT, AckAnswer.ACCEPT);
        intake.send(BAD);
        intake.commitAll();
        assertThat(intake.msas()).containsExactly("MSA|AA|C9");
    }

    @Test
    void theSameMessageAgainIsAnsweredAndNotEmitted() throws InterruptedException {
        intake.send(GOOD);
        intake.commitAll();
        intake.send(GOOD);
        assertThat(intake.poll()).isEmpty();
        assertThat(intake.msas()).containsExactly("MSA|AA|C1", "MSA|AA|C1");
    }

    @Test
    void theSameMessageWhileTheFirstIsOnItsWayWaitsForItsCommit() throws InterruptedException {
        intake.send(GOOD);
        intake.send(GOOD);
        List<SourceRecord> records = intake.poll();
        assertThat(records).hasSize(1);
        assertThat(intake.answers).isEmpty();
        IntakeFixture.commit(records.get(0));
        assertThat(intake.msas()).containsExactly("MSA|AA|C1", "MSA|AA|C1");
    }

    @Test
    void whatFailedHangsUpAndMayComeAgain() throws InterruptedException {
        intake.send(GOOD);
        intake.send(GOOD);
        intake.poll();
        intake.queue.abandon();
        assertThat(intake.msas()).containsExactly("Hangup", "Hangup");
    }

    @Test
    void anotherMessageUnderTheSameControlIdIsEmittedAndFlagged() throws InterruptedException {
        intake.send(GOOD);
        intake.commitAll();
        intake.send(adt("C1", "changed"));
        Struct value = (Struct) intake.commitAll().get(0).value();
        assertThat(value.<Struct>getArray("warnings"))
                .extracting(issue -> issue.getString("code"))
                .contains("CONTROL_ID_REUSED");
        assertThat(value.getStruct("metadata").getString("validation_status")).isEqualTo("warning");
        assertThat(intake.msas()).hasSize(2).allMatch("MSA|AA|C1"::equals);
    }

    @Test
    void theSameBadMessageAgainIsOneDeadLetterWithACount() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            intake.send(BAD);
            intake.commitAll();
        }
        intake.close();
        intake = new IntakeFixture();
        intake.send(BAD);
        String key = (String) intake.commitAll().get(0).key();
        intake.send(BAD);
        SourceRecord second = intake.commitAll().get(0);
        assertThat(second.key()).isEqualTo(key);
        assertThat(((Struct) second.value()).getInt32("count")).isEqualTo(2);
        intake.send(BAD);
        assertThat(intake.commitAll()).as("three is not told, four will be").isEmpty();
        assertThat(intake.msas()).hasSize(3).allMatch(msa -> msa.startsWith("MSA|AR|C9"));
    }

    @Test
    void aDeadLetterDoesNotRepeatWhatIsNoType() throws InterruptedException {
        intake.send(GOOD.replace("ADT^A01", "Quill^Jane"));
        IntakeFixture.drop(intake.poll().get(0));
        Struct letter = (Struct) intake.commitAll().get(0).value();
        assertThat(letter.getString("message_type")).isNull();
        assertThat(letter.getString("message_id")).isEqualTo("C1");
    }

    @Test
    void answersAsAMessageAsksInEnhancedMode() throws InterruptedException {
        sendWithConditions("AL", "NE");
        sendWithConditions("NE", "NE");
        sendWithConditions("ER", "NE");
        sendWithConditions("SU", "NE");
        sendWithConditions("", "AL");
        intake.commitAll();
        assertThat(intake.msas())
                .containsExactly(
                        "MSA|CA|CALNE", "Silence", "Silence", "MSA|CA|CSUNE", "MSA|CA|CAL");
    }

    @Test
    void answersInOriginalModeWhereThatIsConfigured() throws InterruptedException {
        use(AckMode.ORIGINAL, AckAnswer.REJECT, AckAnswer.REJECT);
        sendWithConditions("NE", "NE");
        intake.commitAll();
        assertThat(intake.msas()).containsExactly("MSA|AA|CNENE");
    }

    @Test
    void answersABatchOnceWhenAllItsMessagesAreCommitted() throws InterruptedException {
        intake.send(
                "FHS|^~\\&|A|F\rBHS|^~\\&|A|F|B|G|||||B1\r"
                        + adt("M1", "")
                        + adt("M2", "")
                        + "BTS|2\rFTS|1\r");
        List<SourceRecord> records = intake.poll();
        assertThat(records).hasSize(2);
        IntakeFixture.commit(records.get(1));
        assertThat(intake.answers).isEmpty();
        IntakeFixture.commit(records.get(0));
        assertThat(intake.answers).hasSize(1);
        assertThat(intake.msas().get(0)).startsWith("MSA|AA|");
    }

    @Test
    void answersABatchByTheWorstOfItsMessages() throws InterruptedException {
        intake.send("BHS|^~\\&|A|F|B|G|||||B1\r" + adt("M1", "") + BAD + "BTS|2\r");
        List<SourceRecord> records = intake.commitAll();
        assertThat(records)
                .extracting(SourceRecord::topic)
                .containsExactly("h.messages", "h.deadletters");
        assertThat(intake.msas()).containsExactly("MSA|AR|B1|MESSAGE_TYPE_MISSING");
    }

    @Test
    void refusesABatchThatLostAMessageAsAWhole() throws InterruptedException {
        intake.send("BHS|^~\\&|A|F|B|G|||||B1\r" + adt("M1", "") + "BTS|2\r");
        assertThat(intake.commitAll())
                .extracting(SourceRecord::topic)
                .containsExactly("h.deadletters");
        assertThat(intake.msas()).containsExactly("MSA|AR|B1|BATCH_COUNT_MISMATCH");
    }

    @Test
    void refusesAFileThatLostABatch() throws InterruptedException {
        intake.send("FHS|^~\\&|A|F|||||||F1\rBHS|^~\\&|A|F\r" + adt("M1", "") + "BTS|1\rFTS|2\r");
        intake.commitAll();
        assertThat(intake.msas()).containsExactly("MSA|AR|F1|BATCH_COUNT_MISMATCH");
    }

    @Test
    void joinsAMessageThatComesInParts() throws InterruptedException {
        intake.send(part("P1", "", "OBX|1|TX|1^A||the beg", "x1"));
        assertThat(intake.commitAll())
                .extracting(SourceRecord::topic)
                .containsExactly("h.fragments");
        intake.send(part("P2", "x1", "ADD|inning and", "x2"));
        intake.commitAll();
        intake.send(part("P3", "x2", "ADD| the end||||||F", ""));
        List<SourceRecord> records = intake.commitAll();
        assertThat(records)
                .extracting(SourceRecord::topic)
                .containsExactly("h.messages", "h.fragments");
        Struct whole = (Struct) records.get(0).value();
        assertThat(whole.<Struct>getArray("observations").get(0).getString("value"))
                .isEqualTo("the beginning and the end");
        assertThat(whole.getStruct("metadata").getString("message_id")).isEqualTo("P1");
        assertThat(intake.msas()).containsExactly("MSA|AA|P1", "MSA|AA|P2", "MSA|AA|P3");
    }

    @Test
    void answersWhenBothCopiesAreCommitted() throws InterruptedException {
        useCopies(Copy.CLEAR, Copy.MASKED);
        intake.send(GOOD);
        List<SourceRecord> records = intake.poll();
        assertThat(records)
                .extracting(SourceRecord::topic)
                .containsExactly("h.messages.masked", "h.messages");
        assertThat(records)
                .extracting(record -> record.headers().lastWithName(RecordHeaders.COPY).value())
                .containsExactly("masked", "clear");

        IntakeFixture.commit(records.get(1));
        assertThat(intake.answers).isEmpty();
        IntakeFixture.commit(records.get(0));
        assertThat(intake.msas()).containsExactly("MSA|AA|C1");
    }

    @Test
    void eachCopyHasItsOwnAuditIdAndOffsetInOnePartition() throws InterruptedException {
        useCopies(Copy.CLEAR, Copy.MASKED);
        intake.send(GOOD);
        List<SourceRecord> records = intake.poll();
        assertThat(records)
                .extracting(record -> ((Struct) record.value()).getStruct("compliance"))
                .extracting(compliance -> compliance.getString("audit_log_id"))
                .containsExactly("batch-0", "batch-1");
        assertThat(records.get(0).sourcePartition()).isEqualTo(records.get(1).sourcePartition());
        assertThat(records.get(0).sourceOffset()).isNotEqualTo(records.get(1).sourceOffset());
    }

    @Test
    void theMaskedCopyCanBeTheOnlyOne() throws InterruptedException {
        useCopies(Copy.MASKED);
        intake.send(GOOD);
        assertThat(intake.commitAll())
                .extracting(SourceRecord::topic)
                .containsExactly("h.messages.masked");
        assertThat(intake.msas()).containsExactly("MSA|AA|C1");
    }

    @Test
    void aDeadLetterHasNoMaskedCopy() throws InterruptedException {
        useCopies(Copy.CLEAR, Copy.MASKED);
        intake.send(BAD);
        assertThat(intake.commitAll())
                .extracting(SourceRecord::topic)
                .containsExactly("h.deadletters");
    }

    @Test
    void tellsOfALastPartThatCameAlone() throws InterruptedException {
        intake.send(part("P3", "lost", "ADD|the end", ""));
        List<SourceRecord> records = intake.commitAll();
        assertThat(records)
                .extracting(SourceRecord::topic)
                .containsExactlyInAnyOrder("h.status", "h.fragments");
        assertThat(intake.msas()).containsExactly("MSA|AA|P3");
    }

    private void sendWithConditions(String accept, String application) {
        intake.send(
                "MSH|^~\\&|A|F|B|G|20260101000000+0000||ADT^A01|C"
                        + accept
                        + application
                        + "|P|2.5|||"
                        + accept
                        + "|"
                        + application
                        + "\rPID|1||P1\r");
    }

    private void use(AckMode mode, AckAnswer onDropped, AckAnswer onDeadLetter) {
        intake.close();
        intake = new IntakeFixture(mode, onDropped, onDeadLetter);
    }

    private void useCopies(Copy... copies) {
        intake.close();
        intake =
                new IntakeFixture(
                        AckMode.AUTO,
                        AckAnswer.REJECT,
                        AckAnswer.REJECT,
                        new Copies(Set.of(copies)));
    }

    private static String adt(String id, String name) {
        return "MSH|^~\\&|A|F|B|G|20260101000000+0000||ADT^A01|"
                + id
                + "|P|2.5\rPID|1||P1^^^H^MR||"
                + name
                + "\r";
    }

    private static String part(String id, String continues, String segment, String pointer) {
        return "MSH|^~\\&|A|F|B|G|20260101000000+0000||ORU^R01|"
                + id
                + "|P|2.5||"
                + continues
                + "\r"
                + (continues.isEmpty() ? "PID|1||P1\rOBR|1\r" : "")
                + segment
                + "\r"
                + (pointer.isEmpty() ? "" : "DSC|" + pointer + "|I\r");
    }
}
