package dev.tributary.x12.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.x12.map.Sample;
import dev.tributary.x12.parse.Loop;
import dev.tributary.x12.parse.Outline.PaymentTotals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BalancesTest {

    private static final String PAYMENT =
            """
            ST*835*1234
            BPR*I*450*C*CHK
            loop 2000
              LX*1
              loop 2100
                CLP*CLM01*1*800*450*300*12*ICN1
                CAS*CO*A2*50
                loop 2110
                  SVC*HC:99211*800*500
                  CAS*PR*1*100*1*2*150**3*50
            """;

    @Test
    void aClaimPaymentThatAddsUpIsNotMentioned() {
        assertThat(found("835", "2100", PAYMENT)).isEmpty();
    }

    @Test
    void aClaimPaymentMustBeItsChargeLessAllAdjustments() {
        assertThat(found("835", "2100", PAYMENT.replace("*800*450*", "*800*450.01*")))
                .containsExactly("CLAIM_PAYMENT_UNBALANCED 2100/CLP[4]-04");
    }

    @Test
    void aServicePaymentMustBeItsChargeLessItsAdjustments() {
        assertThat(found("835", "2100", PAYMENT.replace("*800*500", "*800*500.01")))
                .containsExactly("SERVICE_PAYMENT_UNBALANCED 2110/SVC[6]-03");
    }

    @Test
    void anAmountThatIsNoneSaysNothingOfTheSum() {
        assertThat(found("835", "2100", PAYMENT.replace("*A2*50", "*A2*5O"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"450, 460, 10, true", "450, 460, 10.01, false", "-5, 0, 5, true"})
    void aPaymentIsTheClaimsLessTheAdjustmentsOfTheProvider(
            BigDecimal paid, BigDecimal claims, BigDecimal adjustments, boolean adds) {
        Sample sample = Sample.of("835", "2100", PAYMENT);
        List<SetIssue> found = new ArrayList<>();
        new Balances()
                .setEnd(
                        sample.set(),
                        sample.root(),
                        new PaymentTotals(paid, claims, adjustments),
                        found::add);

        assertThat(text(found))
                .isEqualTo(adds ? List.of() : List.of("REMITTANCE_UNBALANCED ST/BPR[2]-02"));
    }

    @ParameterizedTest
    @CsvSource({
        "SV1*HC:1*100, SV1*HC:2*50.5, true",
        "SV2*0450*HC:1*100, SV2*0450**50.5, true",
        "SV3*AD:1*100.0, SV3*AD:2*50.50, true",
        "SV1*HC:1*100, SV1*HC:2*50, false",
        "SV1*HC:1*100, SV1*HC:2*x, true",
    })
    void aClaimIsTheSumOfItsLines(String first, String second, boolean adds) {
        String claim =
                """
                ST*837*0001
                loop 2000A
                  loop 2000B
                    loop 2300
                      CLM*CLM01*150.5
                      loop 2400
                        LX*1
                        %s
                      loop 2400
                        LX*2
                        %s
                """
                        .formatted(first, second);

        assertThat(found("837P", "2300", claim))
                .isEqualTo(adds ? List.of() : List.of("CLAIM_UNBALANCED 2300/CLM[2]-02"));
    }

    @ParameterizedTest
    @CsvSource({"150.5, true", "150, false"})
    void aPremiumPaymentIsTheSumOfItsLines(String paid, boolean adds) {
        Sample sample =
                Sample.of(
                        "820",
                        "2300B",
                        """
                        ST*820*0001
                        BPR*I*%s
                        loop 2000B
                          ENT*1
                          loop 2200B
                            ADX*-50*52
                          loop 2300B
                            RMR*AZ*1**100
                            loop 2320B
                              ADX*.5*H1
                          loop 2300B
                            RMR*AZ*2**100
                        """
                                .formatted(paid));
        List<SetIssue> found = new ArrayList<>();
        Balances balances = new Balances();
        for (Loop unit : sample.units()) {
            balances.unit(sample.set(), unit, found::add);
        }
        balances.setEnd(sample.set(), sample.root(), null, found::add);

        assertThat(text(found))
                .isEqualTo(adds ? List.of() : List.of("PREMIUM_UNBALANCED ST/BPR[2]-02"));
    }

    private static List<String> found(String guide, String unitLoop, String tree) {
        Sample sample = Sample.of(guide, unitLoop, tree);
        List<SetIssue> found = new ArrayList<>();
        new Balances().unit(sample.set(), sample.units().get(0), found::add);
        return text(found);
    }

    private static List<String> text(List<SetIssue> found) {
        return found.stream().map(i -> i.code().name() + " " + i.location()).toList();
    }
}
