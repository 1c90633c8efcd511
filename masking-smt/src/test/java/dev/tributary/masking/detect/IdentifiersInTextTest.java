package dev.tributary.masking.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersInTextTest {

    @ParameterizedTest
    @CsvSource({
        "MRN 7755, MRN, 7755",
        "MRN: #QZ-445566, MRN, QZ-445566",
        "mrn#00445566, MRN, 00445566",
        "med rec #44556677, MRN, 44556677",
        "medical record number is 44-55-66, MRN, 44-55-66",
        "medical record 445-56-6777, MRN, 445-56-6777",
        "patient ID: 44556, MRN, 44556",
        "EMR: 445566778, MRN, 445566778",
        "insurance ID: QZ445, MEMBER_ID, QZ445",
        "insurance policy number QZ-445566, MEMBER_ID, QZ-445566",
        "insurance is QZ-445566, MEMBER_ID, QZ-445566",
        "member no. 445566, MEMBER_ID, 445566",
        "health plan beneficiary number 44-5566, MEMBER_ID, 44-5566",
        "acct 44556677, ACCOUNT_NUMBER, 44556677",
        "account number: 4455 6677 8899, ACCOUNT_NUMBER, 4455 6677 8899",
        "driver's license D4455667, LICENSE, D4455667",
        "license no. QZ-4455, LICENSE, QZ-4455",
        "NPI: 1234567893, LICENSE, 1234567893",
        "license plate 7QZX445, VEHICLE, 7QZX445",
        "serial number PQZ445566H, DEVICE, PQZ445566H",
        "pacemaker serial: 4455-66, DEVICE, 4455-66",
        "case #QZ-445566, OTHER_ID, QZ-445566",
        "claim no. 2021-4456, OTHER_ID, 2021-4456",
        "passport X4455667, OTHER_ID, X4455667",
        "accession number 21-445566, OTHER_ID, 21-445566",
        "user id quux77, OTHER_ID, quux77"
    })
    void theWordsBeforeAnIdentifierTellItsClass(String text, String pii, String value) {
        assertThat(Found.in("noted: " + text + ", next")).containsExactly(pii + " " + value);
    }

    @Test
    void aWordBeforeOutweighsTheShape() {
        assertThat(Found.in("MRN: 078-05-1120")).containsExactly("MRN 078-05-1120");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "record of a 45-year-old, policy since 2021, license renewed",
                "case 3 of 5, group 1, device 12 months in place",
                "study ID consult for 12 hours, chart reviewed",
                "the plan is 40 mg daily, account for 20% of it",
                "patient 12 hours after surgery",
                "reference range 70 to 110"
            })
    void theWordAloneIsNotEnough(String text) {
        assertThat(Found.in(text)).isEmpty();
    }
}
