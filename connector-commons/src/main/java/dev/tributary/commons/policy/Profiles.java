package dev.tributary.commons.policy;

import static dev.tributary.commons.record.PiiClass.ACCOUNT_NUMBER;
import static dev.tributary.commons.record.PiiClass.ADDRESS;
import static dev.tributary.commons.record.PiiClass.BIOMETRIC;
import static dev.tributary.commons.record.PiiClass.BIRTH_DATE;
import static dev.tributary.commons.record.PiiClass.CARD_NUMBER;
import static dev.tributary.commons.record.PiiClass.DEVICE;
import static dev.tributary.commons.record.PiiClass.EMAIL;
import static dev.tributary.commons.record.PiiClass.EVENT_DATE;
import static dev.tributary.commons.record.PiiClass.FAX;
import static dev.tributary.commons.record.PiiClass.FREE_TEXT;
import static dev.tributary.commons.record.PiiClass.IP;
import static dev.tributary.commons.record.PiiClass.LICENSE;
import static dev.tributary.commons.record.PiiClass.MEMBER_ID;
import static dev.tributary.commons.record.PiiClass.MRN;
import static dev.tributary.commons.record.PiiClass.NAME;
import static dev.tributary.commons.record.PiiClass.OTHER_ID;
import static dev.tributary.commons.record.PiiClass.PHONE;
import static dev.tributary.commons.record.PiiClass.PHOTO;
import static dev.tributary.commons.record.PiiClass.RAW_PAYLOAD;
import static dev.tributary.commons.record.PiiClass.SSN;
import static dev.tributary.commons.record.PiiClass.URL;
import static dev.tributary.commons.record.PiiClass.VEHICLE;
import static dev.tributary.commons.record.PiiClass.ZIP;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.record.RecordHeaders;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules that a profile brings. Each has a rule for every class, so that a default never
 * decides, and one for the key, so that no key passes unseen.
 */
public final class Profiles {

    private static final Action KEEP = new Action.Keep();
    private static final Action DROP = new Action.Drop();
    private static final Action DETECT = new Action.Detect();
    private static final Action REWRITE = new Action.Rewrite();
    private static final Action ENCRYPT = new Action.Encrypt(false, false);
    private static final Action LAST_4 = new Action.LastN(4, '*');
    private static final Action TOKEN = new Action.Token(Optional.empty());
    private static final Action SHIFT = new Action.DateShift(365);

    /** The paths on which a record's key and a document's content stand. */
    private static final String KEY = "$key";

    private static final String TEXT_DOCUMENT = "$.documents[?encoding=text].content";
    private static final String ANY_DOCUMENT = "$.documents[*].content";

    /** Lists of identifiers, whose types say what each is. */
    private static final List<String> IDENTIFIERS = List.of("identifiers", "prior_identifiers");

    /** Data types of results that are numbers or codes (HL7 v2.9 §7.4.2.2, table 0125). */
    private static final List<String> MEASURED =
            List.of("NM", "SN", "CE", "CWE", "CNE", "CF", "IS", "ID");

    /** Results that are an age, which may be over 89 (LOINC). */
    private static final List<String> AGES = List.of("30525-0", "21612-7", "29553-5", "21611-9");

    /** Fields of class FREE_TEXT that say a code in words. */
    static final Set<String> CODED_WORDS =
            Set.of(
                    "code_text",
                    "alternate_text",
                    "procedure_text",
                    "type_text",
                    "relationship_text",
                    "plan_name",
                    "reference_range",
                    "reactions",
                    "components",
                    "specimen_source",
                    "manufacturer",
                    "refusal_reason");

    /** Fields of class ADDRESS that are no postal address, or the town in one. */
    static final Set<String> TOWNS_AND_FACILITIES =
            Set.of(
                    "city",
                    "location",
                    "prior_location",
                    "discharged_to",
                    "facility",
                    "sending_facility",
                    "receiving_facility",
                    "authority",
                    "authority_id",
                    "performer",
                    "department");

    /** What an identifier is by its type (HL7 table 0203, and the words that our records use). */
    private static final Map<String, PiiClass> IDENTIFIER_TYPES =
            Map.ofEntries(
                    Map.entry("SSN", SSN),
                    Map.entry("SS", SSN),
                    Map.entry("DL", LICENSE),
                    Map.entry("AN", ACCOUNT_NUMBER),
                    Map.entry("MB", MEMBER_ID),
                    Map.entry("MC", MEMBER_ID),
                    Map.entry("MA", MEMBER_ID));

    /** Identifiers that a display shows: of patients and visits within one house. */
    private static final List<String> SHOWN_TYPES = List.of("MRN", "MR", "PI", "PT", "VN");

    private Profiles() {}

    /**
     * The rules of a profile, in order.
     *
     * @param referenceDate on which ages are counted; without one, birth dates lose their year
     *     wherever a profile generalises
     */
    public static List<Rule> rules(Profile profile, Optional<LocalDate> referenceDate) {
        return switch (profile) {
            case HIPAA_SAFE_HARBOR -> safeHarbor(new Action.Generalize(referenceDate));
            case LIMITED_DATASET -> limitedDataset();
            case PSEUDONYMISED -> pseudonymised(new Action.Generalize(referenceDate));
            case PCI -> pci();
            case DISPLAY -> display();
        };
    }

    /**
     * Whatever belongs to A to R goes; nothing is made from it. Narrative goes whole, since no
     * search finds all names; numbers, codes and the words of codes stay, searched through.
     */
    private static List<Rule> safeHarbor(Action generalize) {
        RuleList rules = new RuleList();
        rules.at(KEY, DROP).at(header(RecordHeaders.IDENTITY), DROP);
        AGES.forEach(code -> rules.at("$.observations[?code=" + code + "].value", DROP));
        MEASURED.forEach(
                type -> rules.at("$.observations[?value_type=" + type + "].value", DETECT));
        rules.atOurs(FREE_TEXT, CODED_WORDS, DETECT);
        rules.of(Set.of(BIRTH_DATE, EVENT_DATE, ZIP), generalize);
        rules.of(EnumSet.complementOf(EnumSet.of(BIRTH_DATE, EVENT_DATE, ZIP)), DROP);
        return rules.blankingInText(RuleList.DETECTABLE).list();
    }

    /** What 45 CFR 164.514(e)(2) lists goes; so do other ids, which can be any of these. */
    private static List<Rule> limitedDataset() {
        RuleList rules = new RuleList();
        rules.at(KEY, DROP).at(TEXT_DOCUMENT, DETECT).at(ANY_DOCUMENT, DROP);
        rules.atOurs(ADDRESS, TOWNS_AND_FACILITIES, KEEP);
        rules.of(Set.of(BIRTH_DATE, EVENT_DATE, ZIP), KEEP);
        rules.of(Set.of(FREE_TEXT), DETECT).of(Set.of(RAW_PAYLOAD), REWRITE);
        rules.of(
                EnumSet.complementOf(
                        EnumSet.of(BIRTH_DATE, EVENT_DATE, ZIP, FREE_TEXT, RAW_PAYLOAD)),
                DROP);
        Set<PiiClass> blanked = EnumSet.copyOf(RuleList.DETECTABLE);
        blanked.removeAll(Set.of(BIRTH_DATE, EVENT_DATE, ZIP));
        return rules.blankingInText(blanked).list();
    }

    /** The same value has the same token wherever it stands, and a patient's intervals stay. */
    private static List<Rule> pseudonymised(Action generalize) {
        RuleList rules = new RuleList();
        rules.at(KEY, token(MRN)).at(TEXT_DOCUMENT, DETECT).at(ANY_DOCUMENT, ENCRYPT);
        IDENTIFIER_TYPES.keySet().stream()
                .sorted()
                .forEach(type -> identifiers(rules, type, token(IDENTIFIER_TYPES.get(type))));
        CardSecrets.CARD_TYPES.forEach(type -> identifiers(rules, type, token(CARD_NUMBER)));
        // Any other may be the one that the patient's id was taken from: the two stay equal.
        IDENTIFIERS.forEach(list -> rules.at(".." + list + "[*].value", token(MRN)));
        rules.of(Set.of(BIRTH_DATE, EVENT_DATE), SHIFT).of(Set.of(ZIP), generalize);
        rules.of(Set.of(FREE_TEXT), DETECT);
        rules.of(Set.of(RAW_PAYLOAD, PHOTO, BIOMETRIC), ENCRYPT);
        rules.of(
                EnumSet.complementOf(
                        EnumSet.of(
                                BIRTH_DATE,
                                EVENT_DATE,
                                ZIP,
                                FREE_TEXT,
                                RAW_PAYLOAD,
                                PHOTO,
                                BIOMETRIC)),
                TOKEN);
        return rules.blankingInText(RuleList.DETECTABLE).list();
    }

    /** Card numbers lose all but four digits; what else a record holds is no matter of PCI. */
    private static List<Rule> pci() {
        RuleList rules = new RuleList();
        rules.at(KEY, DETECT).at(TEXT_DOCUMENT, DETECT).at(ANY_DOCUMENT, DROP);
        List.of("cvv", "cvv2", "cvc", "cvc2", "csc", "security_code", "card_security_code")
                .forEach(name -> rules.at(".." + name, DROP));
        CardSecrets.CARD_TYPES.forEach(type -> identifiers(rules, type, DROP));
        rules.of(Set.of(CARD_NUMBER), LAST_4);
        rules.of(Set.of(FREE_TEXT), DETECT).of(Set.of(RAW_PAYLOAD), REWRITE);
        rules.of(EnumSet.complementOf(EnumSet.of(CARD_NUMBER, FREE_TEXT, RAW_PAYLOAD)), KEEP);
        return rules.list();
    }

    /** Who is meant stays readable; numbers that open doors elsewhere lose all but four digits. */
    private static List<Rule> display() {
        RuleList rules = new RuleList();
        rules.at(KEY, KEEP).at(TEXT_DOCUMENT, DETECT).at(ANY_DOCUMENT, DROP);
        SHOWN_TYPES.forEach(type -> identifiers(rules, type, KEEP));
        IDENTIFIERS.forEach(list -> rules.at(".." + list + "[*].value", LAST_4));
        rules.of(
                Set.of(
                        SSN,
                        MEMBER_ID,
                        ACCOUNT_NUMBER,
                        CARD_NUMBER,
                        LICENSE,
                        VEHICLE,
                        DEVICE,
                        PHONE,
                        FAX),
                LAST_4);
        rules.of(Set.of(FREE_TEXT), DETECT).of(Set.of(RAW_PAYLOAD), REWRITE);
        rules.of(Set.of(PHOTO, BIOMETRIC), DROP);
        rules.of(
                Set.of(NAME, BIRTH_DATE, EVENT_DATE, ADDRESS, ZIP, EMAIL, MRN, URL, IP, OTHER_ID),
                KEEP);
        return rules.list();
    }

    /** A token as the fields of a class have it, so that the two are equal for one value. */
    private static Action token(PiiClass pii) {
        return new Action.Token(Optional.of(pii.name()));
    }

    private static void identifiers(RuleList rules, String type, Action action) {
        IDENTIFIERS.forEach(list -> rules.at(".." + list + "[?type=" + type + "].value", action));
    }

    static String header(String name) {
        return "$headers['" + name + "']";
    }
}
