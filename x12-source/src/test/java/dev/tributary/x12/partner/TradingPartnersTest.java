package dev.tributary.x12.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.commons.issue.ValidationMode;
import dev.tributary.commons.x12.X12Tokens;
import dev.tributary.x12.parse.EnvelopeFault;
import dev.tributary.x12.parse.StoredSegment;
import dev.tributary.x12.validate.Level;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradingPartnersTest {

    private static final String INSURER =
            """
            [{"name": "insurance_company_a", "id": "123456789", "isa_id": "00", "gs_id": "HC",
              "transaction_sets": ["837","835"], "version": "5010"}]
            """;

    @TempDir private Path folder;

    @Test
    void matchesBothSetsOfAPartnerWhoseGroupCodeIsOfOne() {
        TradingPartners partners = partners(INSURER);
        StoredSegment isa = isa("ZZ", "123456789");

        for (String gs : List.of(gs("HC", "X", "005010X222A1"), gs("HP", "X", "005010X221A1"))) {
            StoredSegment group = segment(gs);
            assertThat(partners.of(isa, group).name()).isEqualTo("insurance_company_a");
            assertThat(partners.faults(isa, group)).isEmpty();
        }
        Partner partner = partners.of(isa);
        assertThat(partner.known()).isTrue();
        assertThat(partners.faults(isa)).isEmpty();
        assertThat(partners.allows(partner, "837", "005010X222A1")).isTrue();
        assertThat(partners.allows(partner, "835", "005010X221A1")).isTrue();
        assertThat(partners.allows(partner, "834", "005010X220A1")).isFalse();
        assertThat(partners.allows(partner, "835", "004010X091A1")).isFalse();
        assertThat(partners.allows(partner, "999", "005010X231A1")).isTrue();
    }

    @Test
    void objectsToGroupsThatThePartnerDoesNotSend() {
        TradingPartners partners = partners(INSURER);
        StoredSegment isa = isa("ZZ", "123456789");

        assertThat(codes(partners.faults(isa, segment(gs("BE", "X", "005010X220A1")))))
                .containsExactly("GROUP_NOT_SUPPORTED");
        assertThat(codes(partners.faults(isa, segment(gs("HC", "X", "004010X098A1")))))
                .containsExactly("GROUP_VERSION_UNSUPPORTED");
        assertThat(partners.faults(isa, segment(gs("FA", "X", "004010")))).isEmpty();
    }

    @Test
    void doesAsTheUserSaysWithStrangers() {
        StoredSegment isa = isa("ZZ", "NOBODY");

        TradingPartners accepting = partners(INSURER);
        assertThat(accepting.faults(isa)).isEmpty();
        assertThat(accepting.of(isa).known()).isFalse();
        assertThat(accepting.of(isa).name()).isEqualTo("unknown");

        TradingPartners rejecting = partners(INSURER, UnknownPartner.REJECT);
        assertThat(codes(rejecting.faults(isa))).containsExactly("ISA_SENDER_UNKNOWN");
        assertThat(rejecting.of(isa).acknowledgements().ta1()).isEqualTo(Partner.Ta1.REQUESTED);

        TradingPartners silent = partners(INSURER, UnknownPartner.DEAD_LETTER);
        assertThat(codes(silent.faults(isa))).containsExactly("ISA_SENDER_UNKNOWN");
        assertThat(silent.of(isa).acknowledgements()).isEqualTo(Partner.AckPolicy.SILENT);
    }

    @Test
    void tellsAQualifierFromAnId() {
        TradingPartners partners =
                partners(
                        "[{\"name\":\"a\",\"id\":\"A\",\"isa_id\":\"30\"}]", UnknownPartner.REJECT);

        assertThat(codes(partners.faults(isa("ZZ", "A")))).containsExactly("ISA_SENDER_QUALIFIER");
        assertThat(partners.faults(isa("30", "A"))).isEmpty();
    }

    @Test
    void takesTheDefinitionThatSaysMore() {
        TradingPartners partners =
                partners(
                        """
                        - {name: any, id: A}
                        - {name: qualified, id: A, isa_id: "30"}
                        - {name: application, id: A, gs_id: LAB}
                        - {name: payments, id: A, gs_id: HP, transaction_sets: ["835"]}
                        """);

        assertThat(partners.of(isa("ZZ", "A")).name()).isEqualTo("any");
        assertThat(partners.of(isa("30", "A")).name()).isEqualTo("qualified");
        assertThat(of(partners, "ZZ", gs("HC", "X", "005010X222A1"))).isEqualTo("any");
        assertThat(of(partners, "ZZ", gs("HC", "LAB", "005010X222A1"))).isEqualTo("application");
        assertThat(of(partners, "ZZ", gs("HP", "X", "005010X221A1"))).isEqualTo("payments");
        assertThat(of(partners, "30", gs("HP", "X", "005010X221A1"))).isEqualTo("qualified");
    }

    @Test
    void prefersWhoSendsTheSetToWhoIsNamedMoreClosely() {
        TradingPartners partners =
                partners(
                        """
                        - {name: claims, id: A, isa_id: ZZ, transaction_sets: 837P}
                        - {name: payments, id: A, transaction_sets: [835]}
                        """);

        assertThat(of(partners, "ZZ", gs("HP", "X", "005010X221A1"))).isEqualTo("payments");
        assertThat(of(partners, "ZZ", gs("HC", "X", "005010X222A1"))).isEqualTo("claims");
        Partner claims = partners.of(isa("ZZ", "A"));
        assertThat(partners.allows(claims, "837", "005010X223A2")).isFalse();
    }

    @Test
    void refusesDefinitionsThatCannotBeToldApart() {
        assertThatThrownBy(
                        () ->
                                partners(
                                        "[{\"name\":\"a\",\"id\":\"A\"},{\"name\":\"b\",\"id\":\"A\"}]"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'a' and 'b' cannot be told apart");
        assertThatThrownBy(
                        () ->
                                partners(
                                        """
                                        - {name: a, id: A, gs_id: HC, transaction_sets: [837, 835]}
                                        - {name: b, id: A, transaction_sets: [835]}
                                        """))
                .hasMessageContaining("in a group HP");
        assertThat(
                        partners(
                                        """
                                        - {name: a, id: A, transaction_sets: [837]}
                                        - {name: b, id: A, transaction_sets: [835]}
                                        - {name: old, id: A, version: "4010", transaction_sets: [834]}
                                        - {name: new, id: A, version: "5010", transaction_sets: [834]}
                                        """)
                                .names())
                .containsExactly("a", "b", "old", "new");
    }

    @Test
    void takesWhatWeSentForTheReceiversAndAnswersNothing() {
        PartnerOptions options =
                new PartnerOptions(
                        Optional.of(INSURER),
                        true,
                        true,
                        UnknownPartner.REJECT,
                        List.of(OwnId.parse("ZZ:HOSPITAL")),
                        false);
        TradingPartners partners = TradingPartners.of(options);
        StoredSegment ours = isa("ZZ", "HOSPITAL", "ZZ", "123456789");

        assertThat(partners.of(ours).name()).isEqualTo("insurance_company_a");
        assertThat(partners.of(ours).acknowledgements()).isEqualTo(Partner.AckPolicy.SILENT);
        assertThat(partners.faults(ours)).isEmpty();
        assertThat(codes(partners.faults(isa("ZZ", "123456789", "ZZ", "SOMEBODY"))))
                .containsExactly("ISA_RECEIVER_UNKNOWN");
        assertThat(codes(partners.faults(isa("ZZ", "123456789", "30", "HOSPITAL"))))
                .containsExactly("ISA_RECEIVER_QUALIFIER");
        assertThat(partners.faults(isa("ZZ", "123456789", "ZZ", "HOSPITAL"))).isEmpty();
    }

    @Test
    void readsAllThatAPartnerCanSay() {
        TradingPartners partners =
                partners(
                        """
                        partners:
                          - name: clearing
                            id: 0012345
                            isa_id: ZZ
                            gs_id: LAB
                            version: [5010, 4010]
                            charset: windows-1252
                            strict_segment_order: true
                            validation: {syntax: strict, balance: strict}
                            acknowledgement:
                              functional: false
                              ta1: always
                              scope: group
                              copy_bad_values: true
                            overlay: clearing
                            rules: {claims: /etc/x12/clearing.json}
                        """);
        Partner partner = partners.of(isa("ZZ", "0012345"));

        assertThat(partner.charset()).isEqualTo(Charset.forName("windows-1252"));
        assertThat(partner.strictOrder()).isTrue();
        assertThat(partner.modes())
                .containsEntry(Level.SYNTAX, ValidationMode.STRICT)
                .containsEntry(Level.STRUCTURE, ValidationMode.LENIENT)
                .containsEntry(Level.BALANCE, ValidationMode.STRICT);
        assertThat(partner.acknowledgements())
                .isEqualTo(
                        new Partner.AckPolicy(
                                false, Partner.Ta1.ALWAYS, Partner.Scope.GROUP, true));
        assertThat(partner.overlay()).isEqualTo("clearing");
        assertThat(partners.rules("clearing"))
                .isEqualTo(Map.of("claims", Path.of("/etc/x12/clearing.json")));
        assertThat(partners.rules("unknown")).isEmpty();
        partners.refuseUnknownOverlays(List.of("clearing"));
        assertThatThrownBy(() -> partners.refuseUnknownOverlays(List.of("claering")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("did you mean 'claering'?");
    }

    @Test
    void readsAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("partners.json"), INSURER);

        assertThat(partners(file.toString()).names()).containsExactly("insurance_company_a");
        assertThatThrownBy(() -> partners(folder.resolve("none.json").toString()))
                .hasMessage(
                        "trading.partners: there is no such file on this worker; mount it on"
                                + " every worker");
    }

    @Test
    void saysWhereAMistakeStands() {
        assertRefused(
                "[{\"name\": \"a\",\n  \"id\": \"A\",\n  \"gs_idd\": \"HC\"}]",
                "line 3: partners[0].gs_idd is no known key; did you mean 'gs_id'?");
        assertRefused(
                "- name: a\n  id: A\n  acknowledgement:\n    copy_bad_value: true\n",
                "line 4: partners[0].acknowledgement.copy_bad_value is no known key; did you mean"
                        + " 'copy_bad_values'?");
        assertRefused("- name: a\n  id: A\n  validation: harsh\n", "is one of strict, lenient");
        assertRefused("- name: a\n  id: A\n  version: 6010\n", "line 3: partners[0].version is");
        assertRefused("- name: a\n  id: A\n  transaction_sets: [850]\n", "names an unknown set");
        assertRefused("- name: a\n  id: A\n  isa_id: zz1\n", "isa_id is the qualifier");
        assertRefused("- name: a\n  id: 1234567890123456\n", "longer than the 15 characters");
        assertRefused("- name: a\n  id: A\n  charset: klingon\n", "no character set");
        assertRefused("- name: a\n", "line 1: partners[0] needs 'id'");
        assertRefused("- {name: a, id: A}\n- {name: a, id: B}\n", "names another partner too");
        assertRefused("- &x {name: a, id: A}\n", "anchors");
        assertRefused("- name: a\n  name: b\n", "line 2: a key stands there twice");
        assertRefused("[{\"name\" \"a\"}]", "line 1: not JSON");
        assertRefused("[]", "is a list of partners");
        assertRefused("- [\n", "not YAML");
    }

    @Test
    void checksTheOptionByItsValidator() {
        ConfigDef def = new ConfigDef();
        PartnerOptions.define(def);

        assertThat(
                        def.validate(Map.of("trading.partners", "[{}]")).stream()
                                .filter(value -> value.name().equals("trading.partners"))
                                .flatMap(value -> value.errorMessages().stream()))
                .containsExactly("trading.partners: line 1: partners[0] needs 'name'");
    }

    private static void assertRefused(String document, String message) {
        assertThatThrownBy(() -> partners(document))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    private static TradingPartners partners(String document) {
        return partners(document, UnknownPartner.ACCEPT);
    }

    private static TradingPartners partners(String document, UnknownPartner unknown) {
        return TradingPartners.of(
                new PartnerOptions(Optional.of(document), true, true, unknown, List.of(), false));
    }

    private static String of(TradingPartners partners, String qualifier, String gs) {
        return partners.of(isa(qualifier, "A"), segment(gs)).name();
    }

    private static List<String> codes(List<EnvelopeFault> faults) {
        return faults.stream().map(fault -> fault.code().name()).toList();
    }

    private static String gs(String code, String application, String version) {
        return "GS*%s*%s*US*20260102*1530*7*X*%s~".formatted(code, application, version);
    }

    private static StoredSegment isa(String qualifier, String sender) {
        return isa(qualifier, sender, "ZZ", "US");
    }

    private static StoredSegment isa(
            String qualifier, String sender, String receiverQualifier, String receiver) {
        return walk(isaText(qualifier, sender, receiverQualifier, receiver), 1);
    }

    private static String isaText(
            String qualifier, String sender, String receiverQualifier, String receiver) {
        return "ISA*00*          *00*          *%s*%-15s*%s*%-15s*260102*1530*^*00501*000000042*0*T*:~"
                .formatted(qualifier, sender, receiverQualifier, receiver);
    }

    private static StoredSegment segment(String text) {
        return walk(isaText("ZZ", "A", "ZZ", "B") + text, 2);
    }

    private static StoredSegment walk(String text, int steps) {
        X12Tokens tokens = X12Tokens.of(text.getBytes(StandardCharsets.ISO_8859_1));
        for (int i = 0; i < steps; i++) {
            tokens.next();
        }
        return StoredSegment.of(tokens.segment(), StandardCharsets.ISO_8859_1, 0);
    }
}
