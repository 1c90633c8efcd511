package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyCheckerTest {

    private static final String DETECT = "{'class': 'FREE_TEXT', 'action': 'detect'}";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NAME; generalize",
                "SSN; generalize",
                "FREE_TEXT; generalize",
                "SSN; date-shift",
                "ZIP; date-shift",
                "FREE_TEXT; first-n",
                "RAW_PAYLOAD; last-n",
                "PHOTO; last-n",
                "BIOMETRIC; last-n",
                "EVENT_DATE; first-n",
                "NAME; detect",
                "RAW_PAYLOAD; detect",
                "NAME; rewrite",
                "FREE_TEXT; rewrite",
            })
    void anActionThatMeansNothingForAClassIsRefused(String pii, String action) {
        String count = action.endsWith("-n") ? ", 'count': 4" : "";

        assertThat(codes("{'class': '" + pii + "', 'action': '" + action + "'" + count + "}"))
                .contains(PolicyCode.ACTION_UNFIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BIRTH_DATE; generalize",
                "EVENT_DATE; generalize",
                "ZIP; generalize",
                "BIRTH_DATE; date-shift",
                "EVENT_DATE; date-shift",
                "FREE_TEXT; detect",
                "RAW_PAYLOAD; rewrite",
                "SSN; last-n",
                "NAME; first-n",
                "FREE_TEXT; encrypt",
                "RAW_PAYLOAD; token",
                "PHOTO; drop",
            })
    void anActionThatFitsIsTaken(String pii, String action) {
        String count = action.endsWith("-n") ? ", 'count': 4" : "";

        assertThat(codes("{'class': '" + pii + "', 'action': '" + action + "'" + count + "}"))
                .isEmpty();
    }

    @Test
    void aFindingNamesTheClassesThatTheActionDoesNotFit() {
        assertThat(check("{'class': ['ZIP', 'SSN', 'NAME'], 'action': 'generalize'}"))
                .singleElement()
                .extracting(PolicyFinding::what)
                .isEqualTo("'generalize' means nothing for NAME, SSN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREE_TEXT", "RAW_PAYLOAD", "PHOTO", "BIOMETRIC"})
    void whatNoSearchFindsCannotBeDetected(String pii) {
        assertThat(codes("{'detect': '" + pii + "', 'action': 'drop'}", DETECT))
                .contains(PolicyCode.ACTION_UNFIT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"detect", "rewrite"})
    void whatIsFoundIsNotSearchedAgain(String action) {
        assertThat(codes("{'detect': 'NAME', 'action': '" + action + "'}", DETECT))
                .containsExactly(PolicyCode.ACTION_UNFIT);
    }

    @Test
    void aRuleAboutWhatIsFoundNeedsOneThatLooks() {
        String found = "{'detect': 'NAME', 'action': 'drop'}";

        assertThat(codes(found)).containsExactly(PolicyCode.NOTHING_DETECTS);
        assertThat(codes(found, DETECT)).isEmpty();
        assertThat(codes(found, "{'class': 'RAW_PAYLOAD', 'action': 'rewrite'}")).isEmpty();
        assertThat(codes(found, "{'path': '$.note', 'action': 'detect'}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'token'", "'date-shift'", "'encrypt'"})
    void anActionThatNeedsTheKeyIsRefusedWithoutIt(String action) {
        String rule = "{'class': 'EVENT_DATE', 'action': " + action + "}";

        assertThat(findings("{'id': 'p', 'rules': [\n" + rule + "]}"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(PolicyCode.KEY_MISSING);
                            assertThat(finding.line()).isEqualTo(2);
                            assertThat(finding.remedy()).contains("\"key\"");
                        });
    }

    @Test
    void aKeyOfOnesOwnNeedsWhatMakesItTheirOwn() {
        String rules = ", 'rules': [{'class': 'SSN', 'action': 'encrypt', 'per_subject': true}]}";

        assertThat(findings("{'id': 'p', 'key': {'file': '/k'}" + rules))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(PolicyCode.SUBJECTS_MISSING);
                            assertThat(finding.remedy()).contains("\"subjects\"");
                        });
        assertThat(
                        findings(
                                "{'id': 'p', 'key': {'file': '/k', 'subjects': {'directory': '/s'}}"
                                        + rules))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'class': 'SSN'; 'class': 'SSN'",
                "'class': ['SSN', 'MRN']; 'class': 'MRN'",
                "'detect': 'SSN'; 'detect': 'SSN'",
                "'path': '..ssn'; 'path': '$.a.ssn'",
                "'path': '$.a'; 'path': '$.a.b[0]'",
                "'path': '$.a[*].b'; 'path': '$.a[?t=x].b'",
            })
    void aRuleThatAnEarlierOneCoversIsRefused(String earlier, String later) {
        String first = "{" + earlier + ", 'action': 'drop'}";
        String second = "{" + later + ", 'action': 'redact'}";

        assertThat(check(first, second, DETECT))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(PolicyCode.NEVER_MATCHES);
                            assertThat(finding.line()).isEqualTo(3);
                            assertThat(finding.what()).contains("line 2");
                        });
    }

    @Test
    void classesThatSeveralEarlierRulesCoverTogetherAreRefused() {
        assertThat(
                        codes(
                                "{'class': 'SSN', 'action': 'drop'}",
                                "{'class': 'MRN', 'action': 'drop'}",
                                "{'class': ['MRN', 'SSN'], 'action': 'redact'}"))
                .containsExactly(PolicyCode.NEVER_MATCHES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'class': 'SSN'; 'class': ['SSN', 'MRN']",
                "'class': 'SSN'; 'detect': 'SSN'",
                "'class': 'SSN'; 'path': '..ssn'",
                "'path': '$.a[?t=x].b'; 'path': '$.a[*].b'",
                "'path': '$.a.b'; 'path': '$.a'",
                "'path': '$.ssn'; 'path': '$key.ssn'",
            })
    void aRuleThatCanStillDecideIsTaken(String earlier, String later) {
        assertThat(
                        codes(
                                "{" + earlier + ", 'action': 'drop'}",
                                "{" + later + ", 'action': 'redact'}",
                                DETECT))
                .isEmpty();
    }

    @Test
    void theSamePathTwiceIsRefusedHoweverItIsWritten() {
        assertThat(
                        codes(
                                "{'path': '$.a.b', 'action': 'drop'}",
                                "{'path': '$.a[\\'b\\']', 'action': 'redact'}"))
                .containsExactly(PolicyCode.PATH_TWICE);
    }

    @Test
    void aProfilesRulesMayBeOverridden() {
        assertThat(codesUnder("display", "{'class': 'NAME', 'action': 'drop'}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cvv", "CVV2", "card_security_code", "cvc", "trackData", "pin_block"})
    void aSecurityCodeIsNeverKept(String name) {
        for (String action : List.of("keep", "token", "encrypt", "detect")) {
            assertThat(codes("{'path': '$.card." + name + "', 'action': '" + action + "'}"))
                    .as(action)
                    .containsExactly(PolicyCode.SECURITY_CODE_KEPT);
        }
        assertThat(codes("{'path': '$.card." + name + "', 'action': 'drop'}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"last-n', 'count': 4", "first-n', 'count': 6"})
    void aTokenAndDigitsOfACardNumberAreRefusedTogether(String digits) {
        String rule = "{'path': '$.card.pan', 'action': '" + digits + "}";

        assertThat(codes(rule, "{'class': 'CARD_NUMBER', 'action': 'token'}"))
                .containsExactly(PolicyCode.CARD_NUMBER_GUESSABLE);
        assertThat(codes("{'class': 'CARD_NUMBER', 'action': 'token'}", rule))
                .containsExactly(PolicyCode.CARD_NUMBER_GUESSABLE);
        assertThat(codes("{'class': 'CARD_NUMBER', 'action': 'encrypt'}", rule)).isEmpty();
    }

    @Test
    void digitsOfIdentifiersThatAreCardsAreRefusedBesideAToken() {
        assertThat(
                        codes(
                                "{'path': '..identifiers[?type=CC].value', 'action': 'last-n',"
                                        + " 'count': 4}",
                                "{'class': 'CARD_NUMBER', 'action': 'token'}"))
                .containsExactly(PolicyCode.CARD_NUMBER_GUESSABLE);
    }

    @Test
    void digitsInTextBesideATokenInFieldsAreRefused() {
        assertThat(
                        codes(
                                "{'class': 'CARD_NUMBER', 'action': 'token'}",
                                "{'detect': 'CARD_NUMBER', 'action': 'last-n', 'count': 4}",
                                DETECT))
                .containsExactly(PolicyCode.CARD_NUMBER_GUESSABLE);
    }

    @Test
    void aProfilesDigitsBesideATokenOfTheAuthorsAreRefused() {
        assertThat(checkUnder("pci", "{'path': '$.card_number', 'action': 'token'}"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(PolicyCode.CARD_NUMBER_GUESSABLE);
                            assertThat(finding.line()).isEqualTo(2);
                            assertThat(finding.what()).contains("of the profile");
                        });
    }

    @Test
    void aTokenInPlaceOfTheProfilesDigitsIsTaken() {
        assertThat(codesUnder("pci", "{'class': 'CARD_NUMBER', 'action': 'token'}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'class': 'CARD_NUMBER', 'action': 'keep'}",
                "{'class': 'CARD_NUMBER', 'action': 'last-n', 'count': 5}",
                "{'class': 'CARD_NUMBER', 'action': 'first-n', 'count': 7}",
                "{'path': '$.cardNumber', 'action': 'keep'}",
                "{'path': '..pan', 'action': 'last-n', 'count': 8}",
                "{'detect': 'CARD_NUMBER', 'action': 'keep'}",
            })
    void pciShowsNoMoreOfACardNumber(String rule) {
        assertThat(codesUnder("pci", rule)).containsExactly(PolicyCode.CARD_NUMBER_REVEALED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'class': 'CARD_NUMBER', 'action': 'drop'}",
                "{'class': 'CARD_NUMBER', 'action': 'redact'}",
                "{'class': 'CARD_NUMBER', 'action': 'constant', 'value': 'card'}",
                "{'class': 'CARD_NUMBER', 'action': 'last-n', 'count': 4}",
                "{'class': 'CARD_NUMBER', 'action': 'first-n', 'count': 6}",
                "{'class': 'CARD_NUMBER', 'action': 'encrypt'}",
                "{'class': 'FREE_TEXT', 'action': 'drop'}",
                "{'class': 'RAW_PAYLOAD', 'action': 'encrypt'}",
            })
    void pciTakesWhatShowsLittle(String rule) {
        assertThat(codesUnder("pci", rule)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREE_TEXT", "RAW_PAYLOAD"})
    void pciLooksThroughTexts(String pii) {
        assertThat(codesUnder("pci", "{'class': '" + pii + "', 'action': 'keep'}"))
                .containsExactly(PolicyCode.PROFILE_FORBIDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'class': 'SSN', 'action': 'token'}",
                "{'class': 'SSN', 'action': 'last-n', 'count': 4}",
                "{'class': 'NAME', 'action': 'first-n', 'count': 1}",
                "{'class': 'EVENT_DATE', 'action': 'date-shift'}",
                "{'class': 'MRN', 'action': 'encrypt'}",
                "{'class': 'MRN', 'action': 'encrypt', 'deterministic': true}",
                "{'class': 'NAME', 'action': 'keep'}",
                "{'class': 'EVENT_DATE', 'action': 'keep'}",
                "{'class': 'FREE_TEXT', 'action': 'keep'}",
                "{'detect': 'PHONE', 'action': 'keep'}",
                "{'detect': 'PHONE', 'action': 'token'}",
                "{'path': '$.customer.id', 'action': 'token'}",
                "{'path': '$key', 'action': 'keep'}",
                "{'path': '$key.region', 'action': 'keep'}",
                "{'path': '$key', 'action': 'token'}",
                "{'path': '$.patient.name', 'action': 'keep'}",
                "{'path': '$.patient', 'action': 'keep'}",
                "{'path': '..value', 'action': 'keep'}",
                "{'path': '$.patient.identifiers[?type=MRN].value', 'action': 'keep'}",
                "{'path': '$.mapped.insurer', 'action': 'keep'}",
                "{'path': '$.raw', 'action': 'keep'}",
                "{'path': '$headers[\\'tributary.identity\\']', 'action': 'keep'}",
                "{'path': '$headers.*', 'action': 'keep'}",
                "{'path': '$headers', 'action': 'detect'}",
                "{'path': '$key', 'action': 'detect'}",
                "{'path': '$.patient.name', 'action': 'detect'}",
                "{'path': '$.patient', 'action': 'detect'}",
                "{'path': '$.raw', 'action': 'detect'}",
            })
    void safeHarborTakesNothingThatKeepsOrDerives(String rule) {
        assertThat(codesUnder("hipaa-safe-harbor", rule))
                .containsExactly(PolicyCode.PROFILE_FORBIDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'class': 'SSN', 'action': 'redact'}",
                "{'class': 'SSN', 'action': 'constant', 'value': '000-00-0000'}",
                "{'class': 'EVENT_DATE', 'action': 'drop'}",
                "{'class': 'FREE_TEXT', 'action': 'detect'}",
                "{'class': 'RAW_PAYLOAD', 'action': 'rewrite'}",
                "{'path': '$.customer.segment', 'action': 'keep'}",
                "{'path': '$.customer.born', 'action': 'generalize'}",
                "{'path': '$.mapped.insurer', 'action': 'detect'}",
                "{'path': '$.patient.gender', 'action': 'keep'}",
                "{'path': '$key', 'action': 'redact'}",
                "{'path': '$headers.trace', 'action': 'keep'}",
                "{'detect': 'PHONE', 'action': 'redact', 'with': '[phone]'}",
            })
    void safeHarborTakesWhatRemovesOrIsHarmless(String rule) {
        assertThat(codesUnder("hipaa-safe-harbor", rule)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"'default_action': 'keep'", "'unclassified': 'keep'", "'headers': false"})
    void safeHarborLetsNoDefaultPassAnything(String member) {
        assertThat(findings("{'profile': 'hipaa-safe-harbor', 'rules': [],\n" + member + "}"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(PolicyCode.PROFILE_FORBIDS);
                            assertThat(finding.line()).isEqualTo(2);
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'class': 'NAME', 'action': 'keep'}",
                "{'class': 'SSN', 'action': 'last-n', 'count': 4}",
                "{'class': 'OTHER_ID', 'action': 'keep'}",
                "{'class': 'FREE_TEXT', 'action': 'keep'}",
                "{'class': 'RAW_PAYLOAD', 'action': 'keep'}",
                "{'class': 'ADDRESS', 'action': 'keep'}",
                "{'path': '$.patient.addresses[*].line', 'action': 'keep'}",
                "{'path': '$.patient.addresses', 'action': 'keep'}",
                "{'path': '$.patient.identifiers[*].value', 'action': 'keep'}",
                "{'path': '$key', 'action': 'keep'}",
                "{'detect': 'NAME', 'action': 'keep'}",
                "{'path': '$key', 'action': 'detect'}",
                "{'path': '$.patient.identifiers[*].value', 'action': 'detect'}",
            })
    void aLimitedDatasetKeepsNoDirectIdentifier(String rule) {
        assertThat(codesUnder("limited-dataset", rule)).containsExactly(PolicyCode.PROFILE_FORBIDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'class': ['EVENT_DATE', 'ZIP'], 'action': 'keep'}",
                "{'class': 'MRN', 'action': 'token'}",
                "{'class': 'ZIP', 'action': 'first-n', 'count': 3}",
                "{'path': '$.patient.addresses[*].city', 'action': 'keep'}",
                "{'path': '$.encounter.id', 'action': 'keep'}",
                "{'path': '$key', 'action': 'token', 'domain': 'MRN'}",
            })
    void aLimitedDatasetMayHoldDatesTownsAndOtherIds(String rule) {
        assertThat(codesUnder("limited-dataset", rule)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'class': 'MRN', 'action': 'keep'}",
                "{'class': 'OTHER_ID', 'action': 'keep'}",
                "{'class': 'PHONE', 'action': 'last-n', 'count': 4}",
                "{'path': '$.patient.name', 'action': 'keep'}",
                "{'path': '..identifiers[?type=MRN].value', 'action': 'keep'}",
                "{'path': '$key', 'action': 'keep'}",
                "{'path': '$key', 'action': 'detect'}",
                "{'path': '$key', 'action': 'last-n', 'count': 4}",
                "{'path': '$.patient.id', 'action': 'detect'}",
            })
    void pseudonymisedDataKeepsNoIdentifier(String rule) {
        assertThat(codesUnder("pseudonymised", rule)).containsExactly(PolicyCode.PROFILE_FORBIDS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'class': 'EVENT_DATE', 'action': 'keep'}",
                "{'path': '$.encounter.facility', 'action': 'keep'}",
                "{'path': '$.metadata.message_id', 'action': 'keep'}",
                "{'class': 'NAME', 'action': 'drop'}",
                "{'class': 'NAME', 'action': 'encrypt', 'deterministic': true}",
            })
    void pseudonymisedDataMayKeepWhatItsAuthorNames(String rule) {
        assertThat(codesUnder("pseudonymised", rule)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limited-dataset", "pseudonymised"})
    void deidentifyingProfilesLetNoDefaultKeepPersonalData(String profile) {
        String policy =
                "{'profile': '" + profile + "', 'key': {'file': '/k'}, 'default_action': 'keep'}";

        assertThat(findings(policy).stream().map(PolicyFinding::code))
                .containsExactly(PolicyCode.PROFILE_FORBIDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SSN", "CARD_NUMBER", "OTHER_ID"})
    void displayShowsNoWholeNumberByItsClass(String pii) {
        assertThat(codesUnder("display", "{'class': '" + pii + "', 'action': 'keep'}"))
                .containsExactly(PolicyCode.PROFILE_FORBIDS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "hipaa-safe-harbor; true",
                "limited-dataset; true",
                "pci; false",
                "display; false",
                "{'profile': 'pseudonymised', 'key': {'file': '/k'}}; true",
                "{'id': 'p'}; true",
                "{'id': 'p', 'default_action': 'fail', 'unclassified': 'fail'}; true",
                "{'id': 'p', 'default_action': 'keep'}; false",
                "{'id': 'p', 'unclassified': 'keep'}; false",
                "{'id': 'p', 'headers': false}; false",
                "{'id': 'p', 'rules': [{'class': 'NAME', 'action': 'keep'}]}; false",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'last-n', 'count': 4}]}; false",
                "{'id': 'p', 'rules': [{'path': '$.a', 'action': 'keep'}]}; true",
                "{'id': 'p', 'rules': [{'path': '$.patient.name', 'action': 'keep'}]}; false",
                "{'id': 'p', 'rules': [{'path': '$key', 'action': 'keep'}]}; false",
                "{'id': 'p', 'rules': [{'path': '$key', 'action': 'detect'}]}; false",
                "{'id': 'p', 'rules': [{'path': '$.patient.name', 'action': 'detect'}]}; false",
                "{'id': 'p', 'rules': [{'path': '$.note', 'action': 'detect'}]}; true",
                "{'id': 'p', 'rules': [{'path': '$key.region', 'action': 'keep'}]}; true",
                "{'profile': 'limited-dataset', 'rules': [{'class': 'ZIP', 'action': 'keep'}]}; true",
                "{'id': 'p', 'rules': [{'class': 'ZIP', 'action': 'keep'}]}; false",
                "{'profile': 'pseudonymised', 'key': {'file': '/k'}, 'unclassified': 'keep'}; false",
                "{'profile': 'pseudonymised', 'key': {'file': '/k'}, 'rules':"
                        + " [{'path': '$.metadata.message_id', 'action': 'keep'}]}; false",
                "{'id': 'p', 'key': {'file': '/k'}, 'rules':"
                        + " [{'class': 'NAME', 'action': 'token'}]}; true",
            })
    void aPolicyDeidentifiesWhenNothingOfAPersonPasses(String policy, boolean deidentifies) {
        assertThat(PolicyChecker.deidentifies(PolicyParser.parse(json(policy))))
                .isEqualTo(deidentifies);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "hipaa-safe-harbor; true",
                "limited-dataset; true",
                "{'profile': 'pseudonymised', 'key': {'file': '/k'}}; false",
                "pci; false",
                "display; false",
                "{'id': 'p'}; true",
                "{'id': 'p', 'unclassified': 'keep'}; false",
                "{'id': 'p', 'rules': [{'path': '$key', 'action': 'constant', 'value': 1}]}; true",
                "{'id': 'p', 'rules': [{'path': '$key', 'action': 'keep'}]}; false",
            })
    void aPolicyDropsKeysUnlessARuleLeavesThemApart(String policy, boolean drops) {
        assertThat(PolicyChecker.dropsKeys(PolicyParser.parse(json(policy)))).isEqualTo(drops);
    }

    @Test
    void aPolicyMadeWithoutATextIsCheckedToo() {
        Policy policy =
                new Policy(
                        "p",
                        "",
                        Optional.of(Profile.HIPAA_SAFE_HARBOR),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        DefaultAction.KEEP,
                        DefaultAction.REDACT,
                        OnError.QUARANTINE,
                        true);

        assertThat(PolicyChecker.check(policy).stream().map(PolicyFinding::code))
                .containsExactlyInAnyOrder(
                        PolicyCode.QUARANTINE_KEY_MISSING, PolicyCode.PROFILE_FORBIDS);
    }

    /** The codes found for rules of a policy that has a key; the first rule is on line 2. */
    private static List<PolicyCode> codes(String... rules) {
        return check(rules).stream().map(PolicyFinding::code).toList();
    }

    private static List<PolicyCode> codesUnder(String profile, String... rules) {
        return checkUnder(profile, rules).stream().map(PolicyFinding::code).toList();
    }

    private static List<PolicyFinding> checkUnder(String profile, String... rules) {
        return findings(policy("'profile': '" + profile + "'", rules));
    }

    private static List<PolicyFinding> check(String... rules) {
        return findings(policy("'id': 'p'", rules));
    }

    private static String policy(String head, String... rules) {
        return "{"
                + head
                + ", 'key': {'file': '/k'}, 'rules': [\n"
                + String.join(",\n", rules)
                + "]}";
    }

    private static List<PolicyFinding> findings(String policy) {
        try {
            PolicyParser.parse(json(policy));
            return List.of();
        } catch (PolicyException refused) {
            return refused.findings();
        }
    }

    /** JSON as it is pleasant to write in Java; an escaped quote stays one. */
    private static String json(String written) {
        return written.replace("\\'", "\u0001").replace('\'', '"').replace('\u0001', '\'');
    }
}
