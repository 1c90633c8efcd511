package dev.tributary.masking.raw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {

    private final JsonFormat format = new JsonFormat();

    @Test
    void showsEachElementOfAResourceAsWhatItIs() {
        assertThat(
                        shown(
                                """
                                {"resourceType":"Patient","id":"p1","active":true,"gender":"female",
                                 "identifier":[
                                  {"system":"http://hl7.org/fhir/sid/us-ssn","value":"123456789"},
                                  {"type":{"coding":[{"system":
                                    "http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},
                                   "system":"http://hospital.example/mrn","value":"A77"}],
                                 "name":[{"use":"official","text":"Jane Doe","family":"Doe",
                                          "given":["Jane","Q"]}],
                                 "telecom":[{"system":"email","value":"a@b.example"},
                                            {"value":"555-0100","system":"phone","use":"home"}],
                                 "birthDate":"1980-01-15","deceasedDateTime":"2026",
                                 "address":[{"text":"all","line":["1 Main St"],"city":"Town",
                                             "state":"NY","postalCode":"12345","country":"US",
                                             "period":{"start":"2020-01-05"}}],
                                 "photo":[{"contentType":"image/png","data":"AAAA"}]}
                                """))
                .containsExactly(
                        "$.id OTHER_ID p1",
                        "$.identifier[0].value SSN 123456789",
                        "$.identifier[1].system URL http://hospital.example/mrn",
                        "$.identifier[1].value MRN A77",
                        "$.name[0].text NAME Jane Doe",
                        "$.name[0].family NAME Doe",
                        "$.name[0].given[0] NAME Jane",
                        "$.name[0].given[1] NAME Q",
                        "$.telecom[0].value EMAIL a@b.example",
                        "$.telecom[1].value PHONE 555-0100",
                        "$.birthDate BIRTH_DATE 1980-01-15",
                        "$.deceasedDateTime EVENT_DATE 2026",
                        "$.address[0].text ADDRESS all",
                        "$.address[0].line[0] ADDRESS 1 Main St",
                        "$.address[0].city ADDRESS Town",
                        "$.address[0].postalCode ZIP 12345",
                        "$.address[0].period.start EVENT_DATE 2020-01-05",
                        "$.photo[0].data PHOTO AAAA");
    }

    @Test
    void codesUnitsAndQuantitiesPass() {
        String observation =
                "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":["
                        + "{\"system\":\"http://loinc.org\",\"code\":\"718-7\"}]},\"valueQuantity\":"
                        + "{\"value\":13.50,\"unit\":\"g/dL\",\"system\":\"http://unitsofmeasure.org\","
                        + "\"code\":\"g/dL\"}}";
        assertThat(format.rewrite(observation, Masks.BLANK)).hasValue(observation);
    }

    @Test
    void whatIsNoCodeOfItsElementOrSystemGoesThroughTheMask() {
        assertThat(
                        shown(
                                """
                                {"resourceType":"Observation","status":"Doe","code":{"text":"words",
                                 "coding":[{"system":"http://loinc.org","code":"Doe","display":"x"},
                                           {"system":"http://own.example","code":"718-7"}]},
                                 "unheardOf":"Jane","valueString":"Jane D","valueDateTime":"2026-01"}
                                """))
                .containsExactly(
                        "$.status unlisted Doe",
                        "$.code.text FREE_TEXT words",
                        "$.code.coding[0].code unlisted Doe",
                        "$.code.coding[0].display FREE_TEXT x",
                        "$.code.coding[1].system URL http://own.example",
                        "$.code.coding[1].code unlisted 718-7",
                        "$.unheardOf unlisted Jane",
                        "$.valueString FREE_TEXT Jane D",
                        "$.valueDateTime EVENT_DATE 2026-01");
    }

    @Test
    void aReferenceIsMaskedAsTheIdThatItNames() {
        assertThat(
                        shown(
                                """
                                {"resourceType":"Bundle","type":"collection","entry":[
                                 {"fullUrl":"urn:uuid:u-1","resource":{"resourceType":"Encounter",
                                  "subject":{"reference":"Patient/p1","display":"Jane Doe"},
                                  "partOf":{"reference":"https://s.example/Encounter/e1/_history/2"},
                                  "location":[{"location":{"reference":"#l1"}}],
                                  "other":{"reference":"Doe/Jane"}}}]}
                                """))
                .containsExactly(
                        "$.entry[0].fullUrl OTHER_ID u-1",
                        "$.entry[0].resource.subject.reference OTHER_ID p1",
                        "$.entry[0].resource.subject.display NAME Jane Doe",
                        "$.entry[0].resource.partOf.reference OTHER_ID e1",
                        "$.entry[0].resource.partOf.reference OTHER_ID 2",
                        "$.entry[0].resource.partOf.reference URL https://s.example/",
                        "$.entry[0].resource.location[0].location.reference OTHER_ID l1",
                        "$.entry[0].resource.other.reference URL Doe/Jane");
        assertThat(
                        rewritten(
                                "{\"resourceType\":\"Encounter\",\"subject\":"
                                        + "{\"reference\":\"Patient/p1\"}}",
                                Masks.constant("T")))
                .contains("\"Patient/T\"");
    }

    @Test
    void narrativesAreShownAsPeopleReadThem() {
        String resource =
                "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":"
                        + "\"<div>J&#246;rg O&apos;Neil &#x26; &lt;x&gt;</div>\"}}";
        assertThat(shown(resource))
                .containsExactly(
                        "$.text.div FREE_TEXT <div>J\u00f6rg O'Neil &#x26; &lt;x&gt;</div>");
        assertThat(rewritten(resource, Masks.IDENTITY)).contains("J&#246;rg");
    }

    @Test
    void extensionsThatHoldIdentitiesAreThose() {
        assertThat(
                        shown(
                                """
                                {"resourceType":"Patient","extension":[
                                 {"url":"http://hl7.org/fhir/StructureDefinition/patient-mothersMaidenName",
                                  "valueString":"Miller"},
                                 {"url":"http://own.example/geolocation","extension":[
                                  {"url":"latitude","valueDecimal":42.1}]}],
                                 "_birthDate":{"extension":[{"url":
                                  "http://hl7.org/fhir/StructureDefinition/patient-birthTime",
                                  "valueDateTime":"1980-01-15T10:00:00Z"}]}}
                                """))
                .containsExactly(
                        "$.extension[0].valueString NAME Miller",
                        "$.extension[1].url URL http://own.example/geolocation",
                        "$.extension[1].extension[0].valueDecimal ADDRESS 42.1",
                        "$._birthDate.extension[0].valueDateTime BIRTH_DATE 1980-01-15T10:00:00Z");
    }

    @Test
    void otherJsonIsShownByTheNamesOfItsMembers() {
        assertThat(
                        shown(
                                """
                                {"First_Name":"Jane","contact":{"address":{"kind":"home"}},"SSN":123456789,
                                 "zip":12345,"when":"2026-01-05","what":"thing","n":[12,1234567,true,null]}
                                """))
                .containsExactly(
                        "$.First_Name NAME Jane",
                        "$.contact.address.kind ADDRESS home",
                        "$.SSN SSN 123456789",
                        "$.zip ZIP 12345",
                        "$.when EVENT_DATE 2026-01-05",
                        "$.what unlisted thing",
                        "$.n[1] OTHER_ID 1234567");
    }

    @Test
    void aResourceInsideOtherJsonIsOne() {
        assertThat(shown("{\"after\":{\"resourceType\":\"Patient\",\"gender\":\"male\"}}"))
                .isEmpty();
    }

    @Test
    void namesThatAreDataGoThroughTheMaskAndIntoNoPath() {
        String payload = "{\"123-45-6789\":{\"email\":\"a@b.example\"},\"Jane Doe\":1}";
        assertThat(shown(payload))
                .containsExactly(
                        "$.* unlisted 123-45-6789",
                        "$.*.email EMAIL a@b.example",
                        "$.* unlisted Jane Doe");
        assertThat(rewritten(payload, Masks.BLANK)).isEqualTo("{\"\":{\"email\":null}}");
    }

    @Test
    void numbersStayNumbersOrAreGone() {
        String payload = "{\"a\":1.50,\"ssn\":123456789,\"b\":1E+2}";
        assertThat(rewritten(payload, Masks.constant("77")))
                .isEqualTo("{\"a\":1.50,\"ssn\":77,\"b\":1E+2}");
        assertThat(rewritten(payload, Masks.constant("x")))
                .isEqualTo("{\"a\":1.50,\"ssn\":null,\"b\":1E+2}");
    }

    @Test
    void anAgeFrom90OnIsShown() {
        assertThat(shown("{\"age\":89,\"Age\":90}")).containsExactly("$.Age unlisted 90");
        assertThat(
                        shown(
                                "{\"resourceType\":\"Condition\",\"onsetAge\":{\"value\":93.5},"
                                        + "\"abatementAge\":{\"value\":9}}"))
                .containsExactly("$.onsetAge.value unlisted 93.5");
    }

    @Test
    void aResourceLosesAnElementThatWouldBeEmpty() {
        assertThat(
                        rewritten(
                                "{\"resourceType\":\"Patient\",\"birthDate\":\"1980-01-15\",\"name\":"
                                        + "[{\"given\":[\"Jane\"],\"family\":\"Doe\"}]}",
                                Masks.BLANK))
                .isEqualTo("{\"resourceType\":\"Patient\",\"name\":[{\"given\":[null]}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":1,\"a\":2}", "{} {}", "[1,", "{\"a\":NaN}"})
    void whatHasNoOneMeaningIsNotRewritten(String payload) {
        assertThat(format.rewrite(payload, Masks.IDENTITY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"' {}'; true", "'\n['; true", "text; false", "''; false"})
    void recognisesObjectsAndLists(String payload, boolean expected) {
        assertThat(format.recognises(payload)).isEqualTo(expected);
    }

    @Test
    void theFormatOfAPayloadIsToldByItsStart() {
        assertThat(RawFormats.of("MSH|^~\\&|"))
                .hasValueSatisfying(f -> assertThat(f).isInstanceOf(Hl7Format.class));
        assertThat(RawFormats.of("ISA*00"))
                .hasValueSatisfying(f -> assertThat(f).isInstanceOf(X12Format.class));
        assertThat(RawFormats.of("{}"))
                .hasValueSatisfying(f -> assertThat(f).isInstanceOf(JsonFormat.class));
        assertThat(RawFormats.of("<Patient/>")).isEmpty();
        assertThat(RawFormats.of("some words")).isEmpty();
    }

    private List<String> shown(String payload) {
        return Masks.shown(format, payload);
    }

    private String rewritten(String payload, LeafMask mask) {
        return format.rewrite(payload, mask).orElseThrow();
    }
}
