package dev.tributary.x12.map;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.x12.parse.Outline.PaymentTotals;
import java.math.BigDecimal;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemittanceMapperTest {

    private static final String SET =
            """
            ST*835*1234
            BPR*I*945.00*C*ACH*CCP*01*888999777*DA*24681012*1935665544**01*111333555*DA*144444*20260131
            TRN*1*71700666555*1935665544
            REF*EV*030240928
            DTM*405*20260114
            loop 1000A
              N1*PR*A PAYER
              N3*10 SOUTH AVENUE
              N4*TOWN*SD*55111
              REF*2U*PAY77
            loop 1000B
              N1*PE*A CLINIC*XX*5544667733
              REF*TJ*777667755
            loop 2000
              LX*1
              loop 2100
                CLP*CLM01*1*800*450*300*12*ICN1*11*1**123*0.5
                CAS*CO*A2*50
                NM1*QC*1*DOE*ERIKA****MI*MEM1
                NM1*IL*1*DOE*OTTO****MI*MEM2
                NM1*74*1**OTTOKAR
                NM1*82*1*HEALER*HANA****XX*1987654321
                MOA*.5**MA01*MA18
                REF*EA*MRN1
                DTM*232*20260101
                DTM*233*20260103
                AMT*AU*500
                loop 2110
                  SVC*HC:99211:25*800*500**1*HC:99212*2
                  DTM*150*20260101
                  DTM*151*20260103
                  CAS*PR*1*300
                  REF*6R*LINE1
                  LQ*HE*M15
            PLB*5544667733*20261231*WO:REF1*12.5*72*-2.5
            SE*30*1234
            """;

    private static final Struct RECORD = Sample.of("835", "2100", SET).record();

    @ParameterizedTest
    @CsvSource({
        "metadata.message_type, 835",
        "claim_id, CLM01",
        "status, 1",
        "charge, 800.0000",
        "paid, 450.0000",
        "paid_original, 450",
        "patient_owes, 300.0000",
        "payer_control_number, ICN1",
        "facility_type, 11",
        "drg, 123",
        "drg_weight, 0.5000000000",
        "date_from, 2026-01-01",
        "date_to, 2026-01-03",
        "payment.trace_number, 71700666555",
        "payment.payer_trace_id, 1935665544",
        "payment.paid_on, 2026-01-31",
        "payment.total, 945.0000",
        "payment.total_original, 945.00",
        "payer.name, A PAYER",
        "payee.npi, 5544667733",
        "payee.tax_id, 777667755",
        "patient.id, MEM1",
        "patient.identifiers[0].type, MB",
        "subscriber.member_id, MEM2",
        "corrected_patient.given_name, OTTOKAR",
        "providers[0].role, rendering_provider",
        "adjudication.reimbursement_rate, 0.5000000000",
        "adjudication.remark_codes, '[MA01, MA18]'",
        "adjustments[0].group, CO",
        "adjustments[0].reason, A2",
        "adjustments[0].amount, 50.0000",
        "adjustment_total, 350.0000",
        "service_line_count, 1",
        "service_lines[0].procedure_code, 99211",
        "service_lines[0].modifiers, [25]",
        "service_lines[0].submitted_code, 99212",
        "service_lines[0].submitted_quantity, 2.0000000000",
        "service_lines[0].charge, 800.0000",
        "service_lines[0].paid, 500.0000",
        "service_lines[0].date, 2026-01-01",
        "service_lines[0].date_to, 2026-01-03",
        "service_lines[0].control_number, LINE1",
        "service_lines[0].remark_codes, [M15]",
        "references[0].value, MRN1",
        "amounts[0].amount, 500.0000",
    })
    void mapsAClaimPayment(String path, String expected) {
        assertThat(At.path(RECORD, path)).isEqualTo(expected);
    }

    @Test
    void theKeyIsThePayerAndTheTwoNumbersOfTheClaim() {
        assertThat(Sample.of("835", "2100", SET).unit().key()).isEqualTo("PAY77|CLM01|ICN1");
    }

    @ParameterizedTest
    @CsvSource({
        "handling, I",
        "amount, 945.0000",
        "credit_debit, C",
        "method, ACH",
        "from_account.account, 24681012",
        "to_account.bank, 111333555",
        "to_account.account, 144444",
        "originator, 1935665544",
        "paid_on, 2026-01-31",
        "trace_number, 71700666555",
        "produced_on, 2026-01-14",
        "receiver_id, 030240928",
        "payer.name, A PAYER",
        "payee.id, 5544667733",
        "provider_adjustments[0].reason, WO",
        "provider_adjustments[0].reference, REF1",
        "provider_adjustments[0].amount, 12.5000",
        "provider_adjustments[0].fiscal_year_end, 2026-12-31",
        "provider_adjustments[1].reason, 72",
        "provider_adjustments[1].amount, -2.5000",
        "claim_count, 1",
        "claims_paid, 955.0000",
        "provider_adjustment_total, 10.0000",
        "balanced, true",
    })
    void mapsThePayment(String path, String expected) {
        Struct payment =
                Sample.of("835", "2100", SET)
                        .end(
                                new PaymentTotals(
                                        new BigDecimal("945.00"),
                                        new BigDecimal("955"),
                                        new BigDecimal("10.0")))
                        .value();

        assertThat(At.path(payment, path)).isEqualTo(expected);
    }

    @Test
    void theKeyOfAPaymentIsItsTrace() {
        assertThat(Sample.of("835", "2100", SET).end(null).key())
                .isEqualTo("1935665544|71700666555");
    }
}
