package dev.tributary.masking.raw;

import java.util.List;

/**
 * Values that somebody could write anywhere: what a table calls harmless must hold against them.
 */
final class Probes {

    /** Of no harmless shape. */
    static final List<String> IDENTITIES =
            List.of(
                    "Doe-Canary",
                    "JANE",
                    "Canary Jane Q",
                    "123-45-6789",
                    "123456789",
                    "A1234567",
                    "4111111111111111",
                    "555-867-5309",
                    "(555) 867-5309",
                    "5558675309",
                    "jane@canary.example",
                    "12 Canary Street",
                    "https://canary.example/jane",
                    "19800115",
                    "1980-01-15",
                    "203.0.113.77",
                    "1HGCM82633A004352");

    /** Of some harmless shape, so that they pass where a table says so, and there alone. */
    static final List<String> CODES =
            List.of(
                    "Q",
                    "QX",
                    "QX7",
                    "QXZ9",
                    "48",
                    "483920",
                    "48.3920",
                    "1234567.89",
                    "12-34",
                    ">=",
                    "2.5.1",
                    "QXZ_Q77",
                    "MA130",
                    "005010X222A1",
                    "2.16.840.1.113883.4.6",
                    "UNICODE UTF-8",
                    "mg/dL",
                    "LN",
                    "SCT",
                    "HL70005",
                    "Base64",
                    "PDF",
                    "Internet",
                    "en",
                    "en-US",
                    "text/plain",
                    "final",
                    "Patient",
                    "http://loinc.org",
                    "http://hl7.org/fhir/x",
                    "J45.909",
                    "99213",
                    "12345-6");

    private Probes() {}
}
