package dev.tributary.masking.raw;

import dev.tributary.commons.record.PiiClass;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reference to a resource, taken apart: the id in it is masked as the id of the resource itself
 * is, so that references still lead to where they led.
 */
final class FhirReference {

    private static final Pattern URN = Pattern.compile("(urn:(?:uuid|oid):)(.+)");
    private static final Pattern LOCAL = Pattern.compile("(#)(.+)");
    private static final Pattern RESOURCE =
            Pattern.compile(
                    "(.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/([A-Za-z0-9.-]{1,64}))?");

    private FhirReference() {}

    /** What takes its place. */
    static String rewrite(String path, String reference, Leaves leaves) {
        for (Pattern pattern : new Pattern[] {URN, LOCAL}) {
            Matcher matcher = pattern.matcher(reference);
            if (matcher.matches()) {
                return prefixed(matcher.group(1), id(path, matcher.group(2), leaves));
            }
        }
        Matcher matcher = RESOURCE.matcher(reference);
        if (!matcher.matches() || !FhirWords.isResource(matcher.group(2))) {
            return FhirWords.isResource(reference)
                    ? reference
                    : leaves.as(path, PiiClass.URL, reference);
        }
        String id = id(path, matcher.group(3), leaves);
        String version = matcher.group(4) == null ? "" : id(path, matcher.group(4), leaves);
        String resource = prefixed(matcher.group(2) + "/", id);
        String base = matcher.group(1);
        String place = base == null ? "" : leaves.as(path, PiiClass.URL, base);
        return place + resource + (version.isEmpty() ? "" : "/_history/" + version);
    }

    private static String id(String path, String id, Leaves leaves) {
        return leaves.as(path, PiiClass.OTHER_ID, id);
    }

    private static String prefixed(String prefix, String id) {
        return id.isEmpty() ? "" : prefix + id;
    }
}
