package dev.tributary.masking.raw;

import dev.tributary.commons.files.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What FHIR itself says: resource types, codes of its required value sets, where its urls start.
 */
final class FhirWords {

    private static final Pattern URL = Pattern.compile("[A-Za-z0-9._:/#|-]{1,200}");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{7,}");
    private static final String STANDARD_OID = "urn:oid:2.16.840.1.113883.";
    private static final String URN_OID = "urn:oid:";

    private static final Set<String> RESOURCES = words("fhir-resources.txt");
    private static final Set<String> CODES = words("fhir-words.txt");
    private static final List<String> URL_STARTS = List.copyOf(words("fhir-urls.txt"));

    /** Names of nested extensions. */
    private static final Set<String> PARTS =
            Set.of("ombCategory", "detailed", "text", "latitude", "longitude", "period", "code");

    private FhirWords() {}

    private static Set<String> words(String name) {
        return Tables.beside(FhirWords.class, name).stream()
                .flatMap(line -> Arrays.stream(line[0].split(" ", -1)))
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isResource(String text) {
        return RESOURCES.contains(text);
    }

    static boolean isCode(String text) {
        return CODES.contains(text);
    }

    /** Whether an url names a thing of the standard and can hold nothing else. */
    static boolean isStandardUrl(String text) {
        if (PARTS.contains(text)) {
            return true;
        }
        if (text.startsWith(STANDARD_OID)) {
            return Shape.read("oid").fits(text.substring(URN_OID.length()), Siblings.NONE);
        }
        return URL.matcher(text).matches()
                && !LONG_NUMBER.matcher(text).find()
                && URL_STARTS.stream().anyMatch(text::startsWith);
    }
}
