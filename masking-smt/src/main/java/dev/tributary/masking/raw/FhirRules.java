package dev.tributary.masking.raw;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.commons.files.Tables;
import dev.tributary.commons.record.PiiClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the elements of FHIR resources hold: by the data types that can be told by what stands
 * beside an element, then by its name.
 */
final class FhirRules implements JsonRules {

    static final FhirRules RULES = new FhirRules();

    private static final Pattern DATE =
            Pattern.compile(
                    "\\d{4}-\\d{2}(-\\d{2}(T\\d{2}(:\\d{2}){1,2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})?)?)?"
                            + "|\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern NAME = Pattern.compile("_?[a-z][A-Za-z0-9]{0,63}|resourceType");
    private static final Pattern TERM = Pattern.compile("[A-Za-z][A-Za-z-]{0,24}|[A-Z0-9]{1,4}");
    private static final List<String> TERM_SYSTEMS =
            List.of("http://terminology.hl7.org/", "http://hl7.org/fhir/");

    private static final Map<String, PiiClass> CONTACTS =
            Map.of(
                    "phone", PiiClass.PHONE,
                    "sms", PiiClass.PHONE,
                    "pager", PiiClass.PHONE,
                    "fax", PiiClass.FAX,
                    "email", PiiClass.EMAIL,
                    "url", PiiClass.URL,
                    "other", PiiClass.OTHER_ID);

    private static final Map<String, PiiClass> IDENTIFIER_TYPES =
            Map.ofEntries(
                    Map.entry("SS", PiiClass.SSN),
                    Map.entry("SB", PiiClass.SSN),
                    Map.entry("MR", PiiClass.MRN),
                    Map.entry("PI", PiiClass.MRN),
                    Map.entry("PT", PiiClass.MRN),
                    Map.entry("DL", PiiClass.LICENSE),
                    Map.entry("PPN", PiiClass.LICENSE),
                    Map.entry("MD", PiiClass.LICENSE),
                    Map.entry("AN", PiiClass.ACCOUNT_NUMBER),
                    Map.entry("MB", PiiClass.MEMBER_ID),
                    Map.entry("MC", PiiClass.MEMBER_ID),
                    Map.entry("MA", PiiClass.MEMBER_ID),
                    Map.entry("SN", PiiClass.MEMBER_ID),
                    Map.entry("UDI", PiiClass.DEVICE),
                    Map.entry("SNO", PiiClass.DEVICE));

    private static final Set<String> REFERENCES = Set.of("reference", "fullUrl", "valueReference");

    private final Map<String, Position> elements = new HashMap<>();
    private final Map<String, PiiClass> extensions = new HashMap<>();

    private FhirRules() {
        for (String[] line : Tables.beside(FhirRules.class, "fhir-elements.tsv")) {
            Position position = Position.read(line[1], line[2], "-");
            Arrays.asList(line[0].split(",", -1)).forEach(name -> elements.put(name, position));
        }
        for (String[] line : Tables.beside(FhirRules.class, "fhir-extensions.tsv")) {
            extensions.put(line[0], PiiClass.valueOf(line[1]));
        }
    }

    /** Whether an object is a resource of FHIR. */
    static boolean isResource(ObjectNode object) {
        return FhirWords.isResource(object.path("resourceType").asText(""));
    }

    /** Whether a text is a date or time as FHIR writes them, to the month at least. */
    static boolean isDate(String text) {
        return DATE.matcher(text).matches();
    }

    @Override
    public String text(JsonPlace place, String text, Leaves leaves) {
        if (text.isBlank()) {
            return text;
        }
        String path = place.path();
        return switch (place.name()) {
            case "div" -> narrative(place, text, leaves);
            case "display" ->
                    leaves.as(path, isCoding(place) ? PiiClass.FREE_TEXT : PiiClass.NAME, text);
            case "text" -> leaves.as(path, textOf(place), text);
            case "code" -> isTerm(place, text) ? text : element(place, text, leaves);
            case "value" -> leaves.as(path, value(place), text);
            case "data" -> leaves.as(path, data(place), text);
            case "url" -> url(place, text, leaves);
            default ->
                    REFERENCES.contains(place.name())
                            ? FhirReference.rewrite(path, text, leaves)
                            : element(place, text, leaves);
        };
    }

    private String element(JsonPlace place, String text, Leaves leaves) {
        Optional<PiiClass> extension = extension(place);
        if (extension.isPresent()) {
            return leaves.as(place.path(), extension.get(), text);
        }
        Position position = elements.get(place.name());
        boolean freeText = position == null || position.pii() == PiiClass.FREE_TEXT;
        if (freeText && isDateAt(place, text)) {
            return leaves.as(place.path(), PiiClass.EVENT_DATE, text);
        }
        return leaves.rewrite(place.path(), position, text, Siblings.NONE);
    }

    /** A year alone is one only where the element is a date. */
    private static boolean isDateAt(JsonPlace place, String text) {
        String name = place.name();
        boolean dated =
                name.endsWith("Date")
                        || name.endsWith("DateTime")
                        || name.equals("start")
                        || name.equals("end")
                        || name.equals("date")
                        || name.equals("issued");
        return isDate(text) || (dated && YEAR.matcher(text).matches());
    }

    private static String narrative(JsonPlace place, String xhtml, Leaves leaves) {
        String text = FhirNarrative.text(xhtml);
        String rewritten = leaves.as(place.path(), PiiClass.FREE_TEXT, text);
        return rewritten.equals(text) ? xhtml : rewritten;
    }

    private static boolean isCoding(JsonPlace place) {
        return place.hasBeside("code") || place.hasBeside("system");
    }

    private static PiiClass textOf(JsonPlace place) {
        return switch (place.holderName()) {
            case "name", "valueHumanName" -> PiiClass.NAME;
            case "address", "valueAddress" -> PiiClass.ADDRESS;
            default -> PiiClass.FREE_TEXT;
        };
    }

    /** Whether a code is one of the system beside it. */
    private static boolean isTerm(JsonPlace place, String code) {
        String system = place.beside("system");
        return CodeSystems.isCode(code, system)
                || (system.equals("http://unitsofmeasure.org")
                        && Shape.UNIT.fits(code, Siblings.NONE))
                || (FhirWords.isStandardUrl(system)
                        && TERM_SYSTEMS.stream().anyMatch(system::startsWith)
                        && TERM.matcher(code).matches());
    }

    /** The value of a contact point or an identifier. */
    private static PiiClass value(JsonPlace place) {
        String system = place.beside("system");
        PiiClass contact = CONTACTS.get(system.toLowerCase(Locale.ROOT));
        if (contact != null) {
            return contact;
        }
        if (place.holderName().equals("telecom")
                || place.holderName().equals("valueContactPoint")) {
            return PiiClass.PHONE;
        }
        if (system.endsWith("us-ssn") || system.endsWith("2.16.840.1.113883.4.1")) {
            return PiiClass.SSN;
        }
        return place.holder().path("type").path("coding").findValuesAsText("code").stream()
                .map(IDENTIFIER_TYPES::get)
                .filter(pii -> pii != null)
                .findFirst()
                .orElse(PiiClass.OTHER_ID);
    }

    private static PiiClass data(JsonPlace place) {
        return place.holderName().equals("photo") ? PiiClass.PHOTO : PiiClass.RAW_PAYLOAD;
    }

    /** The url of an extension names it; that of a link or a request may lead to a resource. */
    private String url(JsonPlace place, String text, Leaves leaves) {
        return FhirWords.isStandardUrl(text)
                ? text
                : FhirReference.rewrite(place.path(), text, leaves);
    }

    /** The class that an extension around a place says. */
    private Optional<PiiClass> extension(JsonPlace place) {
        for (JsonPlace at = place; at != null && at.holder() != null; at = at.above()) {
            String url = at.beside("url");
            PiiClass pii = extensions.get(url.substring(url.lastIndexOf('/') + 1));
            if (pii != null && !place.name().equals("url")) {
                return Optional.of(pii);
            }
        }
        return Optional.empty();
    }

    @Override
    public String number(JsonPlace place, String number, Leaves leaves) {
        boolean position = place.name().equals("latitude") || place.name().equals("longitude");
        Optional<PiiClass> pii = position ? Optional.of(PiiClass.ADDRESS) : extension(place);
        if (pii.isPresent()) {
            return leaves.as(place.path(), pii.get(), number);
        }
        return place.holderName().endsWith("Age")
                ? PlainJsonRules.age(place, number, leaves)
                : PlainJsonRules.countOrId(place, number, leaves);
    }

    @Override
    public boolean isStructure(String name) {
        return NAME.matcher(name).matches() && PlainJsonRules.isPlainName(name);
    }

    @Override
    public boolean dropsEmptyMembers() {
        return true;
    }
}
