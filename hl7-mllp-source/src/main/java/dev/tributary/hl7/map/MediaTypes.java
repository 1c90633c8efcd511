package dev.tributary.hl7.map;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Media types of encapsulated data, from what senders write in its type and subtype. */
final class MediaTypes {

    private static final Map<String, String> TOP =
            Map.of(
                    "AP", "application",
                    "AU", "audio",
                    "IM", "image",
                    "TEXT", "text",
                    "TX", "text",
                    "FT", "text",
                    "MULTIPART", "multipart");

    private static final Set<String> MEDIA =
            Set.of("application", "audio", "image", "text", "video", "multipart", "model");

    private static final Map<String, String> KNOWN =
            Map.ofEntries(
                    Map.entry("PDF", "application/pdf"),
                    Map.entry("RTF", "application/rtf"),
                    Map.entry("HTML", "text/html"),
                    Map.entry("HTM", "text/html"),
                    Map.entry("XML", "text/xml"),
                    Map.entry("SGML", "text/sgml"),
                    Map.entry("TXT", "text/plain"),
                    Map.entry("PLAIN", "text/plain"),
                    Map.entry("JPEG", "image/jpeg"),
                    Map.entry("JPG", "image/jpeg"),
                    Map.entry("PNG", "image/png"),
                    Map.entry("GIF", "image/gif"),
                    Map.entry("TIFF", "image/tiff"),
                    Map.entry("TIF", "image/tiff"),
                    Map.entry("DICOM", "application/dicom"),
                    Map.entry("BASIC", "audio/basic"));

    private MediaTypes() {}

    /**
     * The media type.
     *
     * @param type main type as sent, or null
     * @param subtype as sent, or null
     * @return null where they name none
     */
    static String of(String type, String subtype) {
        String known = known(subtype);
        if (known == null && (subtype == null || !isMedia(type))) {
            known = known(type);
        }
        if (known != null) {
            return known;
        }
        if (type != null && type.indexOf('/') > 0) {
            return type.toLowerCase(Locale.ROOT);
        }
        return isMedia(type) && subtype != null
                ? top(type) + "/" + subtype.toLowerCase(Locale.ROOT)
                : null;
    }

    private static String known(String name) {
        return name == null ? null : KNOWN.get(name.toUpperCase(Locale.ROOT));
    }

    private static boolean isMedia(String type) {
        return type != null && MEDIA.contains(top(type));
    }

    private static String top(String type) {
        String lower = type.toLowerCase(Locale.ROOT);
        return TOP.getOrDefault(type.toUpperCase(Locale.ROOT), lower);
    }
}
