package dev.tributary.masking.raw;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a harmless value looks like. A position that is meant for codes alone passes only values of
 * its shapes: whatever else a sender writes there goes through the mask.
 *
 * @param name as tables write it
 * @param test whether a value is of it
 */
record Shape(String name, Test test) {

    /** Whether a value is of a shape. */
    @FunctionalInterface
    interface Test {
        boolean fits(String text, Siblings siblings);
    }

    private static final String DIGIT_SIGN = "[+-]?";

    /** Units as people write them: atoms with a prefix, one over or by another. */
    private static final String ATOM =
            "(10[*^]-?\\d{1,2}|1|%|#|\\[?(?i:[munpkdc]?(g|l|m|mol|eq|iu|u|s|osm|pa|w|j|cal|v|hz|bq)"
                    + "|min|h|hr|d|wk|mo|yr|a|sec|day|week|month|year|cel|degc|degf|c|f|mmhg|mm\\[hg\\]"
                    + "|hpf|lpf|cells?|bpm|beats|breaths|copies|units?|intlunit|ratio|index|score|ph"
                    + "|titer|inr|in|in_i|ft|lb|lbs|lb_av|oz|tab|tablet|cap|capsule|drop|puff)\\]?)\\d?";

    /** A unit of measure. */
    static final Shape UNIT =
            pattern("unit", "(\\{?" + ATOM + "\\}?)?([/.*]\\{?" + ATOM + "\\}?){0,3}");

    private static final Map<String, Shape> NAMED = named();

    private static Map<String, Shape> named() {
        Map<String, Shape> named = new TreeMap<>();
        for (Shape shape :
                List.of(
                        UNIT,
                        new Shape("number", (text, siblings) -> isNumber(text)),
                        pattern("amount", DIGIT_SIGN + "(\\d{1,6}|\\d{0,8}\\.\\d{1,2})"),
                        pattern(
                                "range",
                                "[<>]?=? ?\\d{1,4}(\\.\\d{1,3})?( ?- ?\\d{1,4}(\\.\\d{1,3})?)?"),
                        pattern("sign", "[<>]=?|[-/:+]"),
                        pattern("version", "\\d{1,2}(\\.\\d{1,2}){0,3}"),
                        pattern("structure", "[A-Z]{3}_[A-Z0-9]{3}"),
                        pattern("guide", "00\\d{4}(X\\d{3}([A-Z]\\d)?)?"),
                        pattern("age", "[0-8]?\\d(\\.\\d{1,3})?"),
                        pattern("remark", "[A-Z]{1,2}\\d{1,3}"),
                        pattern("oid", "[0-2](\\.\\d{1,6}){4,16}"),
                        pattern(
                                "charset",
                                "ASCII|8859/\\d{1,2}|UNICODE( UTF-(8|16|32))?|UTF-8|ISO IR\\d{1,3}"
                                        + "|GB 18030-2000|KS X 1001|BIG-5"),
                        pattern("language", "[a-z]{2,3}(-[A-Z]{2})?"),
                        pattern(
                                "media",
                                "(application|audio|image|multipart|text|video)"
                                        + "/(pdf|rtf|xml|json|html|plain|markdown|jpe?g|png|gif|tiff|dicom"
                                        + "|mpeg|mp4|octet-stream|fhir\\+(xml|json)|hl7-v2|cda\\+xml)"
                                        + "(; ?charset=[A-Za-z0-9-]{1,12})?"),
                        new Shape("word", (text, siblings) -> FhirWords.isCode(text)),
                        new Shape("resource", (text, siblings) -> FhirWords.isResource(text)),
                        new Shape("url", (text, siblings) -> FhirWords.isStandardUrl(text)),
                        new Shape("system", (text, siblings) -> CodeSystems.isName(text)))) {
            named.put(shape.name(), shape);
        }
        return named;
    }

    private static Shape pattern(String name, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return new Shape(name, (text, siblings) -> pattern.matcher(text).matches());
    }

    /**
     * Reads a shape as tables write it.
     *
     * @throws IllegalArgumentException when there is none of that name
     */
    static Shape read(String written) {
        int colon = written.indexOf(':');
        if (colon < 0) {
            Shape shape = NAMED.get(written);
            if (shape == null) {
                throw new IllegalArgumentException("no shape: " + written);
            }
            return shape;
        }
        String argument = written.substring(colon + 1);
        return switch (written.substring(0, colon)) {
            case "code" -> code(written, Integer.parseInt(argument));
            case "coded" -> coded(written, Integer.parseInt(argument));
            case "of" -> new Shape(written, (text, siblings) -> CodeSystems.isCode(text, argument));
            case "in" -> {
                Set<String> words = Set.copyOf(Arrays.asList(argument.split(",", -1)));
                yield new Shape(written, (text, siblings) -> words.contains(text));
            }
            default -> throw new IllegalArgumentException("no shape: " + written);
        };
    }

    /** At most so many letters and digits. */
    private static Shape code(String name, int length) {
        return new Shape(
                name,
                (text, siblings) ->
                        text.length() <= length && text.chars().allMatch(Shape::isCodeLetter));
    }

    /** A code of the system that another value beside it names. */
    private static Shape coded(String name, int system) {
        return new Shape(
                name, (text, siblings) -> CodeSystems.isCode(text, siblings.value(system).strip()));
    }

    private static boolean isCodeLetter(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '*'
                || c == '+';
    }

    /** A number of at most six digits, a point among them or not. */
    static boolean isNumber(String text) {
        int digits = 0;
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c == '.') {
                points++;
            } else if (i > 0 || (c != '-' && c != '+')) {
                return false;
            }
        }
        return digits > 0 && digits <= 6 && points <= 1;
    }

    boolean fits(String text, Siblings siblings) {
        return test.fits(text, siblings);
    }

    @Override
    public String toString() {
        return name;
    }
}
