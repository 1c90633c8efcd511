package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.commons.record.RecordLeaf;
import dev.tributary.commons.record.RecordSchemas;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProfilesTest {

    private static final List<RecordLeaf> TAGGED =
            RecordSchemas.ALL.stream()
                    .flatMap(record -> RecordLeaf.of(record).stream())
                    .filter(leaf -> leaf.pii().isPresent())
                    .toList();

    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyProfileHasARuleForEveryClassAndForTheKey(Profile profile) {
        for (PiiClass pii : PiiClass.values()) {
            assertThat(byClass(profile, pii)).as(pii.name()).isNotNull();
        }
        assertThat(at(profile, "$key", null)).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void noRuleOfAProfileHasALine(Profile profile) {
        assertThat(rules(profile)).noneMatch(Rule::isAuthors);
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"LIMITED_DATASET", "PSEUDONYMISED", "PCI", "DISPLAY"})
    void onlyATextAmongDocumentsIsSearched(Profile profile) {
        Action text = at(profile, "$.documents[?encoding=text].content", PiiClass.FREE_TEXT);
        Action other = at(profile, "$.documents[?encoding=base64].content", PiiClass.FREE_TEXT);

        assertThat(text).isEqualTo(new Action.Detect());
        assertThat(ActionKind.of(other)).isIn(ActionKind.DROP, ActionKind.ENCRYPT);
    }

    @ParameterizedTest
    @EnumSource(SafeHarborItem.class)
    void safeHarborRemovesEveryItem(SafeHarborItem item) {
        for (PiiClass pii : item.classes()) {
            Action action = byClass(Profile.HIPAA_SAFE_HARBOR, pii);
            Set<PiiClass> general =
                    EnumSet.of(PiiClass.BIRTH_DATE, PiiClass.EVENT_DATE, PiiClass.ZIP);

            assertThat(ActionKind.of(action))
                    .as(item + " " + pii)
                    .isEqualTo(general.contains(pii) ? ActionKind.GENERALIZE : ActionKind.DROP);
        }
    }

    @Test
    void everyClassBelongsToOneItemButTextsAndPayloads() {
        for (PiiClass pii : PiiClass.values()) {
            boolean any = pii == PiiClass.FREE_TEXT || pii == PiiClass.RAW_PAYLOAD;

            assertThat(SafeHarborItem.of(pii)).as(pii.name()).hasSize(any ? 0 : 1);
        }
        assertThat(SafeHarborItem.values()).hasSize(18);
    }

    @Test
    void safeHarborDerivesNothingAndKeepsNothing() {
        assertThat(rules(Profile.HIPAA_SAFE_HARBOR))
                .map(rule -> ActionKind.of(rule.action()))
                .noneMatch(kind -> kind.derives() || kind == ActionKind.KEEP);
    }

    @Test
    void safeHarborDropsTextsAndPayloadsWhole() {
        assertThat(byClass(Profile.HIPAA_SAFE_HARBOR, PiiClass.FREE_TEXT))
                .isEqualTo(new Action.Drop());
        assertThat(byClass(Profile.HIPAA_SAFE_HARBOR, PiiClass.RAW_PAYLOAD))
                .isEqualTo(new Action.Drop());
    }

    @Test
    void safeHarborLetsThroughOfOurRecordsOnlyYearsZipCodesAndSearchedWords() {
        for (RecordLeaf leaf : TAGGED) {
            for (Action action : possible(Profile.HIPAA_SAFE_HARBOR, leaf)) {
                Set<ActionKind> allowed =
                        switch (leaf.pii().get()) {
                            case BIRTH_DATE, EVENT_DATE, ZIP -> Set.of(ActionKind.GENERALIZE);
                            case FREE_TEXT -> Set.of(ActionKind.DROP, ActionKind.DETECT);
                            default -> Set.of(ActionKind.DROP);
                        };
                assertThat(ActionKind.of(action)).as(leaf.toString()).isIn(allowed);
            }
        }
    }

    @Test
    void safeHarborSearchesTheWordsOfCodesAndDropsNarrative() {
        Set<String> searched =
                TAGGED.stream()
                        .filter(leaf -> leaf.pii().get() == PiiClass.FREE_TEXT)
                        .filter(
                                leaf ->
                                        possible(Profile.HIPAA_SAFE_HARBOR, leaf)
                                                .contains(new Action.Detect()))
                        .map(RecordLeaf::field)
                        .collect(Collectors.toSet());

        assertThat(searched).containsAll(Profiles.CODED_WORDS).contains("value");
        assertThat(searched)
                .doesNotContain("notes", "content", "title", "reason", "description", "mapped");
    }

    @ParameterizedTest
    @CsvSource({
        "$key, ",
        "$headers['tributary.identity'], ",
        "$.observations[?code=30525-0].value, FREE_TEXT",
        "$.observations[?value_type=TX].value, FREE_TEXT",
        "$.documents[*].content, FREE_TEXT",
        "$.documents[*].sha256, OTHER_ID",
        "$.encounter.location, ADDRESS",
        "$.patient.addresses[*].city, ADDRESS",
        "$.guarantors[*].employer, NAME",
        "$.metadata.message_id, OTHER_ID",
    })
    void safeHarborDrops(String path, PiiClass pii) {
        assertThat(at(Profile.HIPAA_SAFE_HARBOR, path, pii)).isEqualTo(new Action.Drop());
    }

    @ParameterizedTest
    @CsvSource({"NM", "SN", "CE", "CWE", "CNE", "CF", "IS", "ID"})
    void safeHarborSearchesResultsThatAreNumbersOrCodes(String type) {
        String path = "$.observations[?value_type=" + type + "].value";

        assertThat(at(Profile.HIPAA_SAFE_HARBOR, path, PiiClass.FREE_TEXT))
                .isEqualTo(new Action.Detect());
    }

    @Test
    void theReferenceDateReachesWhereverAProfileGeneralises() {
        Optional<LocalDate> date = Optional.of(LocalDate.parse("2026-01-01"));

        assertThat(Profiles.rules(Profile.HIPAA_SAFE_HARBOR, date))
                .filteredOn(rule -> rule.action() instanceof Action.Generalize)
                .isNotEmpty()
                .allMatch(rule -> rule.action().equals(new Action.Generalize(date)));
    }

    @ParameterizedTest
    @EnumSource(
            value = PiiClass.class,
            names = {
                "NAME",
                "ADDRESS",
                "PHONE",
                "FAX",
                "EMAIL",
                "SSN",
                "MRN",
                "MEMBER_ID",
                "ACCOUNT_NUMBER",
                "CARD_NUMBER",
                "LICENSE",
                "VEHICLE",
                "DEVICE",
                "URL",
                "IP",
                "BIOMETRIC",
                "PHOTO"
            })
    void aLimitedDatasetLosesEveryDirectIdentifier(PiiClass pii) {
        assertThat(byClass(Profile.LIMITED_DATASET, pii)).isEqualTo(new Action.Drop());
    }

    @ParameterizedTest
    @CsvSource({
        "$.encounter.admit_date, EVENT_DATE",
        "$.patient.dob, BIRTH_DATE",
        "$.patient.addresses[*].zip, ZIP",
        "$.patient.addresses[*].city, ADDRESS",
        "$.encounter.facility, ADDRESS",
    })
    void aLimitedDatasetKeeps(String path, PiiClass pii) {
        assertThat(at(Profile.LIMITED_DATASET, path, pii)).isEqualTo(new Action.Keep());
    }

    @ParameterizedTest
    @CsvSource({
        "$.patient.addresses[*].line, ADDRESS",
        "$.patient.addresses[*].county, ADDRESS",
        "$.patient.birth_place, ADDRESS",
        "$.patient.identifiers[*].value, OTHER_ID",
        "$key, ",
    })
    void aLimitedDatasetDrops(String path, PiiClass pii) {
        assertThat(at(Profile.LIMITED_DATASET, path, pii)).isEqualTo(new Action.Drop());
    }

    @ParameterizedTest
    @CsvSource({
        "$.patient.id, MRN, ",
        "$key, , MRN",
        "$.patient.identifiers[?type=MRN].value, OTHER_ID, MRN",
        "$.patient.identifiers[?type=PI].value, OTHER_ID, MRN",
        "$.patient.identifiers[?type=SSN].value, OTHER_ID, SSN",
        "$.patient.prior_identifiers[?type=SS].value, OTHER_ID, SSN",
        "$.other_patients[*].identifiers[?type=DL].value, OTHER_ID, LICENSE",
        "$.patient.identifiers[?type=VS].value, OTHER_ID, CARD_NUMBER",
        "$.encounter.id, OTHER_ID, ",
        "$.patient.name, NAME, ",
        "$.encounter.facility, ADDRESS, ",
    })
    void pseudonymisedGivesOneValueOneToken(String path, PiiClass pii, String domain) {
        assertThat(at(Profile.PSEUDONYMISED, path, pii))
                .isEqualTo(new Action.Token(Optional.ofNullable(domain)));
    }

    @ParameterizedTest
    @CsvSource({
        "BIRTH_DATE, DATE_SHIFT",
        "EVENT_DATE, DATE_SHIFT",
        "ZIP, GENERALIZE",
        "FREE_TEXT, DETECT",
        "RAW_PAYLOAD, ENCRYPT",
        "PHOTO, ENCRYPT",
        "BIOMETRIC, ENCRYPT",
    })
    void pseudonymisedShiftsGeneralisesSearchesAndEncrypts(PiiClass pii, ActionKind kind) {
        assertThat(ActionKind.of(byClass(Profile.PSEUDONYMISED, pii))).isEqualTo(kind);
    }

    @Test
    void pciTouchesCardsAndWhatCanHoldThem() {
        assertThat(
                        Arrays.stream(PiiClass.values())
                                .filter(
                                        pii ->
                                                !byClass(Profile.PCI, pii)
                                                        .equals(new Action.Keep())))
                .containsExactly(PiiClass.CARD_NUMBER, PiiClass.FREE_TEXT, PiiClass.RAW_PAYLOAD);
        assertThat(byClass(Profile.PCI, PiiClass.CARD_NUMBER)).isEqualTo(new Action.LastN(4, '*'));
        assertThat(inText(Profile.PCI, PiiClass.CARD_NUMBER)).isEqualTo(new Action.LastN(4, '*'));
    }

    @ParameterizedTest
    @CsvSource({
        "$.payment.cvv",
        "$.payment.card.cvc",
        "$.security_code",
        "$.patient.identifiers[?type=VS].value"
    })
    void pciDrops(String path) {
        assertThat(at(Profile.PCI, path, PiiClass.OTHER_ID)).isEqualTo(new Action.Drop());
    }

    @ParameterizedTest
    @CsvSource({
        "$.patient.identifiers[?type=SSN].value, OTHER_ID",
        "$.patient.identifiers[?type=SS].value, OTHER_ID",
        "$.patient.identifiers[?type=PPN].value, OTHER_ID",
        "$.coverages[*].subscriber_ssn, SSN",
        "$.patient.account, ACCOUNT_NUMBER",
        "$.card, CARD_NUMBER",
        "$.patient.phones[*], PHONE",
    })
    void displayShowsTheLastFourOf(String path, PiiClass pii) {
        assertThat(at(Profile.DISPLAY, path, pii)).isEqualTo(new Action.LastN(4, '*'));
    }

    @ParameterizedTest
    @CsvSource({
        "$.patient.name, NAME",
        "$.patient.dob, BIRTH_DATE",
        "$.patient.id, MRN",
        "$.patient.identifiers[?type=MRN].value, OTHER_ID",
        "$.encounter.id, OTHER_ID",
        "$key, ",
    })
    void displayShows(String path, PiiClass pii) {
        assertThat(at(Profile.DISPLAY, path, pii)).isEqualTo(new Action.Keep());
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"HIPAA_SAFE_HARBOR", "PSEUDONYMISED"})
    void whatIsFoundInTextLeavesTheNameOfItsClass(Profile profile) {
        for (PiiClass pii : RuleList.DETECTABLE) {
            assertThat(inText(profile, pii)).isEqualTo(new Action.Redact("[" + pii + "]"));
        }
    }

    @Test
    void aLimitedDatasetLeavesDatesInText() {
        assertThat(inText(Profile.LIMITED_DATASET, PiiClass.EVENT_DATE))
                .isEqualTo(new Action.Keep());
        assertThat(inText(Profile.LIMITED_DATASET, PiiClass.NAME))
                .isEqualTo(new Action.Redact("[NAME]"));
    }

    /**
     * Every action that can befall a leaf of ours, whatever stands in fields that rules ask for.
     */
    private static Set<Action> possible(Profile profile, RecordLeaf leaf) {
        Set<Action> actions = new LinkedHashSet<>();
        for (Rule rule : rules(profile)) {
            boolean always =
                    rule.selector() instanceof Selector.OfClass of
                            && of.classes().contains(leaf.pii().get());
            boolean perhaps =
                    rule.selector() instanceof Selector.AtPath at
                            && PathReach.reaches(at.path(), leaf);
            if (always || perhaps) {
                actions.add(rule.action());
            }
            if (always) {
                break;
            }
        }
        return actions;
    }

    /** What the first rule does that matches a field. */
    private static Action at(Profile profile, String path, PiiClass pii) {
        FieldPath field = FieldPathReader.read(path);
        return rules(profile).stream()
                .filter(rule -> matches(rule.selector(), field, pii))
                .findFirst()
                .map(Rule::action)
                .orElse(null);
    }

    private static boolean matches(Selector selector, FieldPath field, PiiClass pii) {
        if (selector instanceof Selector.AtPath at) {
            return PathReach.covers(at.path(), field);
        }
        return selector instanceof Selector.OfClass of && pii != null && of.classes().contains(pii);
    }

    private static Action byClass(Profile profile, PiiClass pii) {
        return policy(profile).ruleFor(pii).map(Rule::action).orElse(null);
    }

    private static Action inText(Profile profile, PiiClass pii) {
        return policy(profile).ruleInText(pii).map(Rule::action).orElse(null);
    }

    private static Policy policy(Profile profile) {
        return PolicyParser.parse(
                "{\"profile\": \"" + profile.word() + "\", \"key\": {\"file\": \"/k\"}}");
    }

    private static List<Rule> rules(Profile profile) {
        return policy(profile).rules();
    }
}
