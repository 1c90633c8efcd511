package dev.tributary.commons.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.config.DeadLetterOptions;
import dev.tributary.commons.crypto.CipherException;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.KeyedDigest;
import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.crypto.vault.VaultStub;
import dev.tributary.commons.policy.KeyReference;
import dev.tributary.commons.record.DeadLetterRecord;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.record.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;

class KeptPayloadTest {

    private static final byte[] PAYLOAD =
            "MSH|broken\rPID|Example^Erik".getBytes(StandardCharsets.ISO_8859_1);

    private enum Code implements IssueCode {
        BROKEN;

        @Override
        public Severity severity() {
            return Severity.ERROR;
        }

        @Override
        public String text() {
            return "It is broken.";
        }
    }

    private final String keyset = Keyset.generate();
    private final FieldCipher cipher = FieldCipher.of(Keyset.parse(keyset));

    @Test
    void anEncryptedPayloadOpensToItsExactBytes() {
        Struct value = record("id-1", KeptPayload.encrypted(() -> cipher));

        assertThat(value.getString("payload_mode")).isEqualTo("encrypted");
        assertThat(value.getString("payload_key_id"))
                .isEqualTo(Keyset.name(Keyset.parse(keyset).primary()));
        assertThat(cipher.open(value.getString("payload_encrypted"), "deadletter/id-1"))
                .isEqualTo(PAYLOAD);
    }

    @Test
    void nothingOfAnEncryptedPayloadStandsInTheRecordInClear() {
        Struct value = record("id-1", KeptPayload.encrypted(() -> cipher));

        assertThat(value.get("payload")).isNull();
        assertThat(value.get("payload_encoding")).isNull();
        assertThat(RecordJson.write(value)).doesNotContain("Erik", "PID");
    }

    @Test
    void anEncryptedPayloadHasNoClassThatAPolicyWouldMask() {
        assertThat(PiiClass.of(DeadLetterRecord.SCHEMA.field("payload_encrypted").schema()))
                .isEmpty();
    }

    @Test
    void anEncryptedPayloadOpensInNoOtherDeadLetter() {
        Struct value = record("id-1", KeptPayload.encrypted(() -> cipher));

        assertThatThrownBy(
                        () -> cipher.open(value.getString("payload_encrypted"), "deadletter/id-2"))
                .isInstanceOf(CipherException.class);
    }

    @Test
    void keepsNothingWhileThereIsNoKey() {
        try (VaultStub vault = VaultStub.start()) {
            String encrypted = vault.encrypted("kek", keyset);
            vault.seal();
            KeyReference.Vault where =
                    new KeyReference.Vault(vault.url(), VaultStub.TOKEN, "kek", "transit");
            try (PayloadKeeper keeper = open(encrypted, Optional.of(where))) {
                Struct value = record("id-1", keeper);

                assertThat(value.getString("payload_mode")).isEqualTo("omitted");
                assertThat(value.get("payload")).isNull();
                assertThat(value.get("payload_encrypted")).isNull();
            }
        }
    }

    @Test
    void doesNotStartWithAKeyThatWillNotMend() {
        assertThatThrownBy(() -> open("no keyset", Optional.empty()))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("quarantine.key:")
                .hasMessageContaining("ciphertexts.md");
    }

    @Test
    void omitsAndKeepsInClearAsTold() {
        assertThat(record("id-1", KeptPayload.OMITTED).getString("payload_mode"))
                .isEqualTo("omitted");
        assertThat(record("id-1", KeptPayload.CLEAR).getString("payload")).contains("Erik");
    }

    private static PayloadKeeper open(String keyset, Optional<KeyReference.Vault> vault) {
        KeyReference key = new KeyReference(Optional.of(keyset), Optional.empty(), vault);
        return PayloadKeeper.open(new DeadLetterOptions(PayloadMode.ENCRYPT, Optional.of(key)));
    }

    private static Struct record(String id, KeptPayload kept) {
        DeadLetter letter =
                new DeadLetter(
                        id,
                        Stage.PARSE,
                        Instant.EPOCH,
                        null,
                        null,
                        List.of(Issue.of(Code.BROKEN, "")),
                        "here",
                        "reject",
                        1,
                        PAYLOAD,
                        PAYLOAD.length);
        return letter.toStruct(
                new Origin("hl7", "test", 0), kept, KeyedDigest.of(Optional.empty(), "payload"));
    }
}
