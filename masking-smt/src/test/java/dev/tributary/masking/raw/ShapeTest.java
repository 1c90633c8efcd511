package dev.tributary.masking.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    private static final List<String> ALL =
            List.of(
                    "number",
                    "amount",
                    "range",
                    "sign",
                    "version",
                    "structure",
                    "guide",
                    "oid",
                    "remark",
                    "charset",
                    "unit",
                    "language",
                    "media",
                    "word",
                    "resource",
                    "url",
                    "system",
                    "code:3",
                    "coded:3",
                    "of:LN",
                    "of:I10",
                    "of:I9",
                    "of:CPT",
                    "of:CVX",
                    "of:RXNORM");

    @Test
    void noIdentityIsOfAnyShape() {
        for (String identity : Probes.IDENTITIES) {
            for (String shape : ALL) {
                assertThat(Shape.read(shape).fits(identity, number -> "LN"))
                        .as("%s of %s", shape, identity)
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "number,48.3",
        "number,-12",
        "number,123456",
        "amount,1234567.50",
        "amount,-5",
        "range,3.5-5.0",
        "range,<200",
        "range,70 - 110",
        "version,2.5.1",
        "structure,ADT_A01",
        "guide,005010X222A1",
        "oid,2.16.840.1.113883.4.6",
        "unit,mg/dL",
        "unit,10*3/uL",
        "unit,mm[Hg]",
        "unit,%",
        "unit,{score}",
        "unit,mL/min",
        "unit,kg/m2",
        "unit,/min",
        "code:3,A01",
        "of:I10,J45.909",
        "of:LN,718-7",
        "of:SCT,195967001",
        "of:CPT,99213",
        "of:NDC,0006-4943-00",
        "system,LN",
        "system,HL70396",
        "system,L",
        "remark,MA130",
        "language,en-US",
        "media,application/pdf",
        "word,final",
        "url,http://hl7.org/fhir/StructureDefinition/patient-birthPlace",
        "charset,UNICODE UTF-8"
    })
    void shapesFitWhatTheyAreFor(String shape, String text) {
        assertThat(Shape.read(shape).fits(text, Siblings.NONE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "number,1234567",
        "number,.",
        "number,1.2.3",
        "amount,123456789",
        "amount,1.234",
        "range,555-867-5309",
        "unit,SMITH",
        "unit,Doe/Jane",
        "code:3,A-1",
        "of:SCT,123456789",
        "system,Smith",
        "language,english",
        "media,image/jane",
        "url,http://hl7.org/fhir/Patient?name=x",
        "url,http://hl7.org/1234567",
        "url,http://own.example/x",
        "oid,2.16.840.1.1234567890.1",
        "oid,1.2.3"
    })
    void shapesFitNothingElse(String shape, String text) {
        assertThat(Shape.read(shape).fits(text, Siblings.NONE)).isFalse();
    }

    @Test
    void aShapeThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> Shape.read("anything")).hasMessage("no shape: anything");
        assertThatThrownBy(() -> Shape.read("some:3")).hasMessage("no shape: some:3");
    }
}
