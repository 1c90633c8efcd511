package dev.tributary.commons.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.commons.record.PiiClass;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParserTest {

    /** As a Vault's token is, of letters and digits only. */
    private static final String WORD = "hvs.S3cr3tS3cr3tS3cr3tS3cr3t";

    private static final String SECRET = "s3cr3t/K3y+MATERIAL==";

    @TempDir private Path dir;

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"HIPAA_SAFE_HARBOR", "LIMITED_DATASET", "PCI", "DISPLAY"})
    void aProfileThatNeedsNoKeyIsAPolicyByItsName(Profile profile) {
        Policy policy = PolicyParser.parse(" " + profile.word() + "\n");

        assertThat(policy.id()).isEqualTo(profile.word());
        assertThat(policy.profile()).contains(profile);
        assertThat(policy.rules()).isEqualTo(Profiles.rules(profile, Optional.empty()));
        assertThat(policy.defaultAction()).isEqualTo(DefaultAction.REDACT);
        assertThat(policy.unclassified()).isEqualTo(DefaultAction.REDACT);
        assertThat(policy.onError()).isEqualTo(OnError.FAIL);
        assertThat(policy.headers()).isTrue();
        assertThat(policy.hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void aProfileThatNeedsAKeySaysHowToGiveIt() {
        assertThat(findings("pseudonymised"))
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(PolicyCode.KEY_MISSING);
                            assertThat(finding.text()).contains("pseudonymised", "\"key\"");
                        });
    }

    @Test
    void everyMemberIsRead() {
        Policy policy =
                parse(
                        """
                        {
                          // Who wants what.
                          'id': 'lab-feed.2',
                          'profile': 'pseudonymised',
                          'key': {'file': '/keys/masking.json'},
                          'quarantine_key': {'file': '/keys/quarantine.json'},
                          'subject': '$.customer.id',
                          'reference_date': '2026-01-01',
                          'rules': [{'class': 'SSN', 'action': 'drop'}],
                          'default_action': 'fail',
                          'unclassified': 'keep',
                          'on_error': 'quarantine',
                          'headers': false
                        }
                        """);

        assertThat(policy.id()).isEqualTo("lab-feed.2");
        assertThat(policy.profile()).contains(Profile.PSEUDONYMISED);
        assertThat(policy.key().get().file()).contains("/keys/masking.json");
        assertThat(policy.quarantineKey().get().file()).contains("/keys/quarantine.json");
        assertThat(policy.subject().get().text()).isEqualTo("$.customer.id");
        assertThat(policy.rules().get(0))
                .isEqualTo(
                        new Rule(9, new Selector.OfClass(Set.of(PiiClass.SSN)), new Action.Drop()));
        assertThat(policy.defaultAction()).isEqualTo(DefaultAction.FAIL);
        assertThat(policy.unclassified()).isEqualTo(DefaultAction.KEEP);
        assertThat(policy.onError()).isEqualTo(OnError.QUARANTINE);
        assertThat(policy.headers()).isFalse();
    }

    @Test
    void theAuthorsRulesComeBeforeTheProfiles() {
        Policy policy = parse("{'profile': 'display', 'rules': [" + rule("'class': 'NAME'") + "]}");

        assertThat(policy.rules().get(0).isAuthors()).isTrue();
        assertThat(policy.rules().subList(1, policy.rules().size()))
                .isEqualTo(Profiles.rules(Profile.DISPLAY, Optional.empty()));
        assertThat(policy.ruleFor(PiiClass.NAME).get().action()).isEqualTo(new Action.Drop());
    }

    @Test
    void theReferenceDateHoldsForTheProfilesRulesToo() {
        LocalDate date = LocalDate.parse("2026-01-01");
        Policy policy = parse("{'profile': 'hipaa-safe-harbor', 'reference_date': '2026-01-01'}");

        assertThat(policy.ruleFor(PiiClass.BIRTH_DATE).get().action())
                .isEqualTo(new Action.Generalize(Optional.of(date)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "'class': 'NAME', 'action': 'keep'; Keep[]",
                "'class': 'NAME', 'action': 'redact'; Redact[replacement=[redacted]]",
                "'class': 'NAME', 'action': 'redact', 'with': ''; Redact[replacement=]",
                "'class': 'NAME', 'action': 'redact', 'with': 'x'; Redact[replacement=x]",
                "'detect': 'NAME', 'action': 'redact'; Redact[replacement=[NAME]]",
                "'detect': ['NAME', 'SSN'], 'action': 'redact'; Redact[replacement=[redacted]]",
                "'class': 'NAME', 'action': 'drop'; Drop[]",
                "'class': 'NAME', 'action': 'constant', 'value': 'A'; Constant[value=A]",
                "'class': 'NAME', 'action': 'constant', 'value': 7.50; Constant[value=7.50]",
                "'class': 'NAME', 'action': 'constant', 'value': true; Constant[value=true]",
                "'class': 'SSN', 'action': 'last-n', 'count': 4; LastN[count=4, mask=*]",
                "'class': 'SSN', 'action': 'last-n', 'count': 4, 'mask': '#'; LastN[count=4, mask=#]",
                "'class': 'NAME', 'action': 'first-n', 'count': 1; FirstN[count=1, mask=*]",
                "'class': 'ZIP', 'action': 'generalize'; Generalize[referenceDate=Optional.empty]",
                "'class': 'SSN', 'action': 'token'; Token[domain=Optional.empty]",
                "'class': 'SSN', 'action': 'token', 'domain': 'd'; Token[domain=Optional[d]]",
                "'class': 'EVENT_DATE', 'action': 'date-shift'; DateShift[maxDays=365]",
                "'class': 'EVENT_DATE', 'action': 'date-shift', 'max_days': 30; DateShift[maxDays=30]",
                "'class': 'SSN', 'action': 'encrypt'; Encrypt[deterministic=false, perSubject=false]",
                "'class': 'SSN', 'action': 'encrypt', 'deterministic': true;"
                        + " Encrypt[deterministic=true, perSubject=false]",
                "'class': 'SSN', 'action': 'encrypt', 'per_subject': true;"
                        + " Encrypt[deterministic=false, perSubject=true]",
                "'class': 'FREE_TEXT', 'action': 'detect'; Detect[]",
                "'class': 'RAW_PAYLOAD', 'action': 'rewrite'; Rewrite[]",
                "'class': 'ssn', 'action': 'DROP'; Drop[]",
            })
    void everyActionIsReadWithItsParameters(String members, String action) {
        Policy policy =
                parse(
                        "{'id': 'p', 'key': {'file': '/k', 'subjects': {'directory': '/s'}},"
                                + " 'rules': [{"
                                + members
                                + "}, {'class': 'FREE_TEXT', 'action': 'detect'}]}",
                        members.contains("FREE_TEXT"));

        assertThat(policy.rules().get(0).action()).hasToString(action);
    }

    /** The second rule would be one too many where the first already speaks of its class. */
    private static Policy parse(String json, boolean alone) {
        return parse(alone ? json.replaceAll(", \\{'class': 'FREE_TEXT'[^}]*}]", "]") : json);
    }

    @Test
    void everySelectorIsRead() {
        List<Rule> rules =
                parse(
                                "{'id': 'p', 'rules': [{'class': ['SSN', 'MRN'], 'action': 'drop'},"
                                        + "{'path': '..ssn', 'action': 'drop'},"
                                        + "{'detect': 'PHONE', 'action': 'drop'},"
                                        + "{'class': 'FREE_TEXT', 'action': 'detect'}]}")
                        .rules();

        assertThat(rules.get(0).selector())
                .isEqualTo(new Selector.OfClass(Set.of(PiiClass.SSN, PiiClass.MRN)));
        assertThat(rules.get(1).selector())
                .isEqualTo(new Selector.AtPath(FieldPathReader.read("..ssn")));
        assertThat(rules.get(2).selector())
                .isEqualTo(new Selector.Detected(Set.of(PiiClass.PHONE)));
    }

    @Test
    void aKeyMayBeAKeysetAsJsonOrAsText() {
        String keyset = "{'primaryKeyId':7,'key':[{'status':'ENABLED'}]}";
        Policy json = parse("{'id': 'p', 'key': {'keyset': " + keyset + "}}");
        Policy text =
                PolicyParser.parse(
                        "{\"id\": \"p\", \"key\": {\"keyset\": \""
                                + keyset.replace("'", "\\\"")
                                + "\"}}");

        assertThat(json.key().get().keyset()).contains(keyset.replace('\'', '"'));
        assertThat(text.key()).isEqualTo(json.key());
    }

    @Test
    void aKeyMayBeEncryptedByVault() {
        Policy policy =
                parse(
                        "{'id': 'p', 'key': {'file': '/k', 'vault': {'url': 'https://v:8200',"
                                + " 'token': 't', 'transit_key': 'masking'}}}");

        assertThat(policy.key().get().vault())
                .contains(new KeyReference.Vault("https://v:8200", "t", "masking", "transit"));
    }

    @Test
    void aVaultMayNeedMoreToBeReached() {
        Policy policy =
                parse(
                        "{'id': 'p', 'key': {'file': '/k', 'vault': {'url': 'http://v', 'token': 't',"
                                + " 'transit_key': 'k', 'mount': 'm', 'ca': '/ca.pem', 'namespace':"
                                + " 'n', 'allow_plaintext': true}}}");

        assertThat(policy.key().get().vault())
                .contains(
                        new KeyReference.Vault(
                                "http://v",
                                "t",
                                "k",
                                "m",
                                Optional.of("/ca.pem"),
                                Optional.of("n"),
                                true));
    }

    @Test
    void subjectsMayBeInAFolderOrInAVault() {
        assertThat(subjects("{'directory': '/salts'}"))
                .isEqualTo(new SubjectStore.Directory("/salts"));
        assertThat(subjects("{'vault': {'url': 'https://v', 'token': 't', 'path': 'salts'}}"))
                .isEqualTo(new SubjectStore.VaultKv("https://v", "t", "secret", "salts"));
    }

    private static SubjectStore subjects(String json) {
        return parse("{'id': 'p', 'key': {'file': '/k', 'subjects': " + json + "}}")
                .key()
                .get()
                .subjects()
                .get();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                // The rule stands on line 3.
                "'class': 'SNN', 'action': 'drop'; 3; UNKNOWN_CLASS; 'SNN'; did you mean 'SSN'?",
                "'class': 'BLOOD', 'action': 'drop'; 3; UNKNOWN_CLASS; 'BLOOD'; there are NAME",
                "'class': [], 'action': 'drop'; 3; BAD_VALUE; lists nothing; name a class",
                "'class': 7, 'action': 'drop'; 3; BAD_VALUE; no text; write a class",
                "'class': ['SSN', 'SSN'], 'action': 'drop'; 3; BAD_VALUE; twice; leave one out",
                "'class': 'SSN', 'action': 'dorp'; 3; UNKNOWN_ACTION; 'dorp'; did you mean 'drop'?",
                "'class': 'SSN', 'action': 'hash'; 3; UNKNOWN_ACTION; 'hash'; trying all values",
                "'class': 'SSN', 'action': 'mask'; 3; UNKNOWN_ACTION; 'mask'; 'last-n'",
                "'class': 'SSN', 'action': 'last-4'; 3; UNKNOWN_ACTION; 'last-4'; \"count\"",
                "'class': 'SSN', 'action': 'blur'; 3; UNKNOWN_ACTION; 'blur'; there are keep",
                "'class': 'SSN', 'action': 3; 3; BAD_VALUE; no text; in \" \"",
                "'class': 'SSN'; 3; MISSING_MEMBER; needs 'action'; \"drop\"",
                "'action': 'drop'; 3; SELECTOR_UNCLEAR; what it is about; \"class\"",
                "'class': 'SSN', 'path': '$.a', 'action': 'drop'; 3; SELECTOR_UNCLEAR;"
                        + " class and path; one of",
                "'path': '$.a[', 'action': 'drop'; 3; PATH_SYNTAX; position 5; [*]",
                "'path': 'a.b', 'action': 'drop'; 3; PATH_SYNTAX; position 1; '$.'",
                "'path': '', 'action': 'drop'; 3; BAD_VALUE; is empty; give it a value",
                "'class': 'SSN', 'action': 'drop', 'count': 4; 3; UNKNOWN_MEMBER; 'count'; there are",
                "'class': 'SSN', 'action': 'last-n', 'cuont': 4; 3; UNKNOWN_MEMBER; 'cuont';"
                        + " did you mean 'count'?",
                "'class': 'SSN', 'action': 'last-n'; 3; MISSING_MEMBER; needs 'count'; how many",
                "'class': 'SSN', 'action': 'last-n', 'count': 0; 3; BAD_VALUE; out of range; 1 to 64",
                "'class': 'SSN', 'action': 'last-n', 'count': 1.5; 3; BAD_VALUE; range; 1 to 64",
                "'class': 'SSN', 'action': 'last-n', 'count': '4'; 3; BAD_VALUE; no number; 1 to 64",
                "'class': 'SSN', 'action': 'last-n', 'count': 4, 'mask': '**'; 3; BAD_VALUE;"
                        + " no sign; one character",
                "'class': 'SSN', 'action': 'last-n', 'count': 4, 'mask': 'X'; 3; BAD_VALUE;"
                        + " no sign; one character",
                "'class': 'SSN', 'action': 'constant'; 3; MISSING_MEMBER; needs 'value'; every value",
                "'class': 'SSN', 'action': 'constant', 'value': null; 3; BAD_VALUE; neither a text;"
                        + " write one",
                "'class': 'SSN', 'action': 'redact', 'with': []; 3; BAD_VALUE; neither a text;"
                        + " write one",
                "'class': 'EVENT_DATE', 'action': 'date-shift', 'max_days': 4000; 3; BAD_VALUE;"
                        + " out of range; 1 to 3650",
                "'class': 'SSN', 'action': 'encrypt', 'deterministic': 'yes'; 3; BAD_VALUE;"
                        + " neither true nor false; write true",
                "'class': 'SSN', 'action': 'token', 'domain': ' '; 3; BAD_VALUE; is empty; leave it",
            })
    void aMistakeInARuleIsToldWithLineCodeAndRemedy(
            String members, int line, PolicyCode code, String what, String remedy) {
        List<PolicyFinding> findings =
                findings(
                        json(
                                "{'id': 'p', 'key': {'file': '/k'},\n'rules': [\n{"
                                        + members
                                        + "}]}"));

        assertThat(findings)
                .filteredOn(finding -> finding.code() == code)
                .first()
                .satisfies(
                        finding -> {
                            assertThat(finding.line()).isEqualTo(line);
                            assertThat(finding.what()).contains(what);
                            assertThat(finding.remedy()).contains(remedy);
                        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; 0; EMPTY; no policy",
                "hipaa; 0; UNKNOWN_PROFILE; there are hipaa-safe-harbor, limited-dataset",
                "hipaa-safe-habor; 0; UNKNOWN_PROFILE; did you mean 'hipaa-safe-harbor'?",
                "{; 1; NOT_JSON; not JSON",
                "{} x; 1; NOT_JSON; not JSON",
                "{'id': 'p'} {}; 1; NOT_JSON; something follows",
                "{'id': 'p', 'id': 'q'}; 1; NOT_JSON; twice",
                "{}; 1; MISSING_MEMBER; needs 'id'",
                "{'id': 'a b'}; 1; BAD_VALUE; letters, digits",
                "{'id': 7}; 1; BAD_VALUE; is no text",
                "{'id': 'p', 'ruels': []}; 1; UNKNOWN_MEMBER; did you mean 'rules'?",
                "{'id': 'p', 'profile': 'pic'}; 1; UNKNOWN_PROFILE; did you mean 'pci'?",
                "{'id': 'p', 'rules': {}}; 1; BAD_VALUE; is no list",
                "{'id': 'p', 'rules': [7]}; 1; BAD_VALUE; a rule is no object",
                "{'id': 'p', 'default_action': 'pass'}; 1; BAD_VALUE; one of redact, keep, fail",
                "{'id': 'p', 'unclassified': 'pass'}; 1; BAD_VALUE; one of redact, keep, fail",
                "{'id': 'p', 'on_error': 'skip'}; 1; BAD_VALUE; one of fail, quarantine",
                "{'id': 'p', 'on_error': 'quarantine'}; 1; QUARANTINE_KEY_MISSING; quarantine_key",
                "{'id': 'p', 'headers': 'no'}; 1; BAD_VALUE; true or false",
                "{'id': 'p', 'reference_date': '1.1.2026'}; 1; BAD_VALUE; 2026-01-01",
                "{'id': 'p', 'subject': 'id'}; 1; PATH_SYNTAX; '$.'",
                "{'id': 'p', 'key': 'k'}; 1; BAD_VALUE; 'key' is no object",
                "{'id': 'p', 'key': {}}; 1; KEY_UNCLEAR; neither keyset and file",
                "{'id': 'p', 'key': {'file': '/k', 'keyset': 'x'}}; 1; KEY_UNCLEAR; both",
                "{'id': 'p', 'key': {'file': 3}}; 1; BAD_VALUE; is no text",
                "{'id': 'p', 'key': {'flie': '/k'}}; 1; UNKNOWN_MEMBER; did you mean 'file'?",
                "{'id': 'p', 'key': {'file': '/k', 'vault': {}}}; 1; MISSING_MEMBER; needs 'url'",
                "{'id': 'p', 'key': {'file': '/k', 'vault': {'url': 'http://v', 'token': 't',"
                        + " 'transit_key': 'k'}}}; 1; BAD_VALUE; is no https address",
                "{'id': 'p', 'key': {'file': '/k', 'vault': {'url': 'https://u:p@v', 'token': 't',"
                        + " 'transit_key': 'k'}}}; 1; BAD_VALUE; is no https address",
                "{'id': 'p', 'key': {'file': '/k', 'vault': {'url': 'h ttp', 'token': 't',"
                        + " 'transit_key': 'k'}}}; 1; BAD_VALUE; is no https address",
                "{'id': 'p', 'key': {'file': '/k', 'vault': {'url': 'https://v', 'token': 't',"
                        + " 'transit_key': 'k', 'ca': ''}}}; 1; BAD_VALUE; 'ca' is empty",
                "{'id': 'p', 'key': {'file': '/k', 'vault': {'url': 'https://v', 'token': 't',"
                        + " 'transit_key': 'k', 'allow_plaintext': 1}}}; 1; BAD_VALUE; true or false",
                "{'id': 'p', 'key': {'file': '/k', 'subjects': {}}}; 1; KEY_UNCLEAR;"
                        + " neither directory and vault",
                "{'id': 'p', 'key': {'file': '/k', 'subjects': {'vault': {'url': 'https://v',"
                        + " 'token': 't'}}}}; 1; MISSING_MEMBER; needs 'path'",
                "{'id': 'p', 'quarantine_key': {'file': '/k', 'subjects': {'directory': '/s'}}};"
                        + " 1; UNKNOWN_MEMBER; 'subjects'",
                "file:; 0; FILE_UNREADABLE; no such file on this worker",
                "file:/no/such/policy.json; 0; FILE_UNREADABLE; mount it on every worker",
                "file:/dev/zero; 0; FILE_UNREADABLE; no such file on this worker",
            })
    void anotherMistakeIsToldWithLineCodeAndRemedy(
            String value, int line, PolicyCode code, String words) {
        assertThat(findings(json(value == null ? "" : value)))
                .anySatisfy(
                        finding -> {
                            assertThat(finding.code()).isEqualTo(code);
                            assertThat(finding.line()).isEqualTo(line);
                            assertThat(finding.text()).contains(words);
                        });
    }

    @Test
    void plainHttpReachesAVaultOnThisMachine() {
        Policy policy =
                parse(
                        "{'id': 'p', 'key': {'file': '/k', 'vault': {'url': 'http://127.0.0.1:8200',"
                                + " 'token': 't', 'transit_key': 'k', 'mount': 'm'}}}");

        assertThat(policy.key().get().vault().get().mount()).isEqualTo("m");
    }

    @Test
    void allMistakesAreToldAtOnceInTheOrderOfLines() {
        List<PolicyFinding> findings =
                findings(
                        json(
                                """
                                {"id": "p",
                                 "on_eror": "fail",
                                 "rules": [
                                   {"class": "SNN", "action": "drop"},
                                   {"class": "NAME", "action": "generalize"},
                                   {"path": "$.a[", "action": "dorp"}
                                 ]}
                                """));

        assertThat(findings.stream().map(PolicyFinding::line)).containsExactly(2, 4, 5, 6, 6);
        assertThat(findings.stream().map(PolicyFinding::code))
                .containsExactlyInAnyOrder(
                        PolicyCode.UNKNOWN_MEMBER,
                        PolicyCode.UNKNOWN_CLASS,
                        PolicyCode.ACTION_UNFIT,
                        PolicyCode.PATH_SYNTAX,
                        PolicyCode.UNKNOWN_ACTION);
    }

    @Test
    void whatCouldNotBeReadIsNotMissedASecondTime() {
        List<PolicyFinding> findings =
                findings(
                        json(
                                "{'id': 'p', 'key': {}, 'quarantine_key': {}, 'on_error':"
                                        + " 'quarantine', 'rules': [{'class': 'SSN', 'action':"
                                        + " 'token'}, {'detect': 'SSN', 'action': 'drop'},"
                                        + " {'class': 'FREE_TEXT', 'action': 'dtect'}]}"));

        assertThat(findings.stream().map(PolicyFinding::code))
                .containsExactlyInAnyOrder(
                        PolicyCode.KEY_UNCLEAR, PolicyCode.KEY_UNCLEAR, PolicyCode.UNKNOWN_ACTION);
    }

    @Test
    void aKeyThatIsNotThereIsMissedWhateverElseIsWrong() {
        List<PolicyFinding> findings =
                findings(
                        json(
                                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'token'},"
                                        + " {'class': 'SNN', 'action': 'drop'}]}"));

        assertThat(findings.stream().map(PolicyFinding::code))
                .containsExactlyInAnyOrder(PolicyCode.KEY_MISSING, PolicyCode.UNKNOWN_CLASS);
    }

    @Test
    void theMessageHasEveryFinding() {
        assertThatThrownBy(
                        () ->
                                parse(
                                        "{'id': 'p', 'rules': [{'class': 'SNN', 'action': 'drop'},\n"
                                                + "{'class': 'SSN', 'action': 'dorp'}]}"))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("line 1: there is no class 'SNN'; did you mean 'SSN'?")
                .hasMessageContaining("(UNKNOWN_CLASS)")
                .hasMessageContaining("line 2: there is no action 'dorp'; did you mean 'drop'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SECRET,
                WORD,
                "{\"id\": \"p\", \"profile\": \"" + WORD + "\"}",
                "{\"id\": \"p\", \"" + WORD + "\": 1}",
                "{\"id\": \"p\", \"rules\": [{\"class\": \"" + WORD + "\", \"action\": \"drop\"}]}",
                "{\"id\": \"p\", \"key\": {\"keyset\": \"" + SECRET + "\", \"file\": \"/k\"}}",
                "{\"id\": \"p\", \"key\": {\"keyset\": [\"" + SECRET + "\"]}}",
                "{\"id\": \"p\", \"key\": \"" + SECRET + "\"}",
                "{\"id\": \"p\", \"key\": {\"keyset\": {\"x\": \"" + SECRET + "\"}, \"y\": 1}}",
                "{\"id\": \"p\", \"key\": {\"" + SECRET + "\": 1}}",
                "{\"id\": \"p\", \"key\": {\"file\": \"/k\", \"vault\": {\"token\": \""
                        + SECRET
                        + "\"}}}",
                "{\"id\": \"p\", \"key\": {\"file\": \"/k\", \"vault\": {\"url\": \""
                        + SECRET
                        + "\"}}}",
                "{\"id\": \"p\", \"key\": {\"keyset\": \"" + SECRET,
                "{\"id\": \"" + SECRET + "\"}",
                "{\"id\": \"p\", \"rules\": [{\"class\": \""
                        + SECRET
                        + "\", \"action\": \""
                        + SECRET
                        + "\"}]}",
                "{\"id\": \"p\", \"rules\": [{\"path\": \""
                        + SECRET
                        + "\", \"action\": \"drop\"}]}",
                "{\"id\": \"p\", \"profile\": \"" + SECRET + "\"}",
            })
    void aSecretIsNeverInTheMessageWhereverItStands(String policy) {
        assertThatThrownBy(() -> PolicyParser.parse(policy))
                .isInstanceOf(PolicyException.class)
                .satisfies(e -> assertThat(e.toString()).doesNotContainIgnoringCase("s3cr3t"));
    }

    @Test
    void aPolicyDoesNotShowItsKeys() {
        Policy policy =
                PolicyParser.parse(
                        "{\"id\": \"p\", \"key\": {\"keyset\": \""
                                + SECRET
                                + "\", \"vault\": {\"url\": \"https://v\", \"token\": \""
                                + SECRET
                                + "\", \"transit_key\": \"k\"}}}");

        assertThat(policy.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void readsAPolicyFromAFile() throws Exception {
        Path file = dir.resolve("policy.json");
        Files.writeString(file, "// ours\n{\"id\": \"from-file\"}");

        assertThat(PolicyParser.parse("file:" + file).id()).isEqualTo("from-file");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws Exception {
        Path file = dir.resolve("policy.json");
        Files.writeString(file, " ".repeat(1024 * 1024 + 1));

        assertThat(findings("file:" + file).get(0).text()).contains("larger than 1 MiB");
    }

    @Test
    void aFileThatIsNoPolicyIsNotQuoted() throws Exception {
        Path file = dir.resolve("passwd");
        Files.writeString(file, "root:secret:0:0");

        assertThat(findings("file:" + file).get(0).text())
                .contains("line 1: not JSON")
                .doesNotContain("root");
    }

    @Test
    void theHashDoesNotDependOnHowThePolicyIsWritten() {
        Policy one =
                parse(
                        "{'id': 'p', 'rules': [{'path': '$.a.b', 'action': 'drop'},"
                                + " {'class': ['SSN', 'MRN'], 'action': 'redact'}], 'headers': true}");
        Policy other =
                parse(
                        """
                        { // The same.
                          'headers': true,
                          'rules': [
                            {'action': 'drop', 'path': "$['a']['b']"},
                            {'class': ['mrn', 'ssn'], 'action': 'redact', 'with': '[redacted]'}
                          ],
                          'on_error': 'fail',
                          'id': 'p'
                        }
                        """);

        assertThat(one.hash()).isEqualTo(other.hash()).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id': 'q', 'rules': [{'class': 'SSN', 'action': 'drop'}]}",
                "{'id': 'p', 'rules': [{'class': 'MRN', 'action': 'drop'}]}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'redact'}]}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'redact', 'with': 'x'}]}",
                "{'id': 'p', 'rules': [{'path': '$.a', 'action': 'drop'}]}",
                "{'id': 'p', 'rules': [{'path': '$.b', 'action': 'drop'}]}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'last-n', 'count': 4}]}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'last-n', 'count': 3}]}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'first-n', 'count': 3}]}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'constant', 'value': 'x'}]}",
                "{'id': 'p', 'profile': 'display', 'rules': [{'class': 'SSN', 'action': 'drop'}]}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'drop'}], 'headers': false}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'drop'}], 'unclassified': 'fail'}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'drop'}], 'default_action': 'fail'}",
                "{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'drop'}], 'subject': '$.a'}",
                "{'id': 'p', 'rules': []}",
            })
    void theHashDependsOnAllThatThePolicySays(String policy) {
        assertThat(parse(policy).hash())
                .isNotEqualTo(
                        parse("{'id': 'p', 'rules': [{'class': 'SSN', 'action': 'drop'}]}").hash());
    }

    @Test
    void theHashDoesNotDependOnKeys() {
        assertThat(parse("{'id': 'p', 'key': {'file': '/one'}}").hash())
                .isEqualTo(parse("{'id': 'p', 'key': {'keyset': '" + SECRET + "'}}").hash())
                .isEqualTo(parse("{'id': 'p'}").hash());
    }

    private static String rule(String selector) {
        return "{" + selector + ", 'action': 'drop'}";
    }

    private static Policy parse(String json) {
        return PolicyParser.parse(json(json));
    }

    /** JSON as it is pleasant to write in Java. */
    private static String json(String written) {
        return written.replace('\'', '"').replace("\"$[\"a\"][\"b\"]\"", "\"$['a']['b']\"");
    }

    private static List<PolicyFinding> findings(String configValue) {
        return catchThrowableOfType(PolicyException.class, () -> PolicyParser.parse(configValue))
                .findings();
    }
}
