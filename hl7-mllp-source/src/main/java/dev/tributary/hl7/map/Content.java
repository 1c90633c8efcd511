package dev.tributary.hl7.map;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * What is encapsulated in a message.
 *
 * @param mimeType media type, or null
 * @param text text, or base64 of bytes
 * @param encoding {@code text} or {@code base64}
 * @param size in bytes, base64 not counted
 */
record Content(String mimeType, String text, String encoding, int size) {

    private static final String TEXT = "text";
    private static final String BASE64 = "base64";

    /**
     * Reads encapsulated data.
     *
     * @param type main type, or null
     * @param subtype or null
     * @param encoding {@code A}, {@code Hex} or {@code Base64} (table 0299), or null
     * @param data as sent
     */
    static Content of(String type, String subtype, String encoding, String data) {
        String mimeType = MediaTypes.of(type, subtype);
        String how = encoding == null ? "" : encoding.toUpperCase(Locale.ROOT);
        if (how.equals("BASE64")) {
            return base64(mimeType, withoutSpace(data));
        }
        if (how.equals("HEX")) {
            byte[] bytes = hex(withoutSpace(data));
            if (bytes != null) {
                return base64(mimeType, Base64.getEncoder().encodeToString(bytes));
            }
        }
        return new Content(mimeType, data, TEXT, data.getBytes(StandardCharsets.UTF_8).length);
    }

    private static Content base64(String mimeType, String text) {
        int padding = 0;
        while (padding < 2
                && padding < text.length()
                && text.charAt(text.length() - 1 - padding) == '=') {
            padding++;
        }
        int size = (int) ((text.length() - padding) * 3L / 4);
        return new Content(mimeType, text, BASE64, size);
    }

    /** Line ends and spaces that senders fold base64 with. */
    private static String withoutSpace(String data) {
        int at = 0;
        while (at < data.length() && data.charAt(at) > ' ') {
            at++;
        }
        if (at == data.length()) {
            return data;
        }
        StringBuilder out = new StringBuilder(data.length()).append(data, 0, at);
        for (; at < data.length(); at++) {
            if (data.charAt(at) > ' ') {
                out.append(data.charAt(at));
            }
        }
        return out.toString();
    }

    private static byte[] hex(String data) {
        if (data.length() % 2 != 0) {
            return null;
        }
        byte[] bytes = new byte[data.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            int high = Character.digit(data.charAt(2 * i), 16);
            int low = Character.digit(data.charAt(2 * i + 1), 16);
            if (high < 0 || low < 0) {
                return null;
            }
            bytes[i] = (byte) (high << 4 | low);
        }
        return bytes;
    }

    void into(Part document) {
        document.put("content", text)
                .put("encoding", encoding)
                .put("size", size)
                .put("mime_type", mimeType);
    }

    @Override
    public String toString() {
        return "Content[" + encoding + ", " + size + " bytes]";
    }
}
