package dev.tributary.hl7.map;

import dev.tributary.commons.crypto.Sha256;
import dev.tributary.commons.record.AttachmentRecord;
import dev.tributary.commons.record.PayloadText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.connect.data.Struct;

/**
 * Moves contents out of a record into pieces that each fit a record of their own. The id of an
 * attachment is the digest of its bytes, so the same document sent again has the same pieces.
 */
final class Attachments {

    private static final int ENVELOPE = 4 * 1024;

    private final int chunkBytes;
    private final String messageId;
    private final List<Struct> chunks = new ArrayList<>();

    /**
     * The attachments of one record.
     *
     * @param maxRecordBytes the largest record that may be emitted
     * @param messageId the sender's id of the message, or null
     */
    Attachments(int maxRecordBytes, String messageId) {
        this.chunkBytes = (maxRecordBytes - ENVELOPE) / 4 * 3;
        this.messageId = messageId;
    }

    /** Takes a document's content away and leaves the reference. */
    void move(Struct document) {
        byte[] bytes = bytes(document);
        String sha256 = Sha256.hex(bytes);
        int count = (bytes.length + chunkBytes - 1) / chunkBytes;
        for (int i = 0; i < count; i++) {
            int from = i * chunkBytes;
            int to = Math.min(bytes.length, from + chunkBytes);
            chunks.add(
                    new Struct(AttachmentRecord.SCHEMA)
                            .put("id", sha256)
                            .put("source_system", "hl7")
                            .put("message_id", messageId)
                            .put("index", i)
                            .put("count", count)
                            .put("mime_type", document.get("mime_type"))
                            .put("encoding", PayloadText.BASE64)
                            .put(
                                    "content",
                                    Base64.getEncoder()
                                            .encodeToString(Arrays.copyOfRange(bytes, from, to)))
                            .put("size", (long) bytes.length)
                            .put("sha256", sha256));
        }
        document.put("content", null)
                .put("attachment", sha256)
                .put("sha256", sha256)
                .put("size", bytes.length);
    }

    /** The bytes of the content; base64 that is none is kept as the text that it is. */
    private static byte[] bytes(Struct document) {
        String content = document.getString("content");
        if (PayloadText.BASE64.equals(document.get("encoding"))) {
            try {
                return Base64.getDecoder().decode(content);
            } catch (IllegalArgumentException notBase64) {
                document.put("encoding", "text");
            }
        }
        return content.getBytes(StandardCharsets.UTF_8);
    }

    /** All pieces, in order. */
    List<Struct> chunks() {
        return chunks;
    }

    @Override
    public String toString() {
        return "Attachments[" + chunks.size() + "]";
    }
}
