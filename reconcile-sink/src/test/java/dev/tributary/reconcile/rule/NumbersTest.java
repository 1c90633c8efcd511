package dev.tributary.reconcile.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.reconcile.Some;
import dev.tributary.reconcile.engine.KindRules;
import dev.tributary.reconcile.engine.Scopes;
import dev.tributary.reconcile.engine.Stage;
import dev.tributary.reconcile.entry.Entry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How references become the keys under which entries meet. */
class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "INV-0042, INV0042",
        "00042, ",
        "000420, 420",
        "0000, ",
        "0042a, 0042A",
        "ch_3PqL8Zt, CH3PQL8ZT",
        "Überweisung 7, ÜBERWEISUNG7",
        "straße, STRASSE",
        "00\u0664\u0665\u0666, 00\u0664\u0665\u0666",
        "TRN*1*000012345*1999, 12345",
        "'a b', ",
    })
    void areLettersAndDigitsInCapitals(String reference, String token) {
        assertThat(Tokens.of(reference)).isEqualTo(token);
    }

    @Test
    void areTheSameForStagesThatAreAskedOnce() {
        List<Entry> entries =
                List.of(
                        Some.bank("b1").ref("trace", "INV-00771").build(),
                        Some.ledger("l1").ref("invoice", "inv 00771").build(),
                        Some.payout("po_1").build(),
                        Some.charge("txn_1").ref("charge", "ch_1").build());
        int shared = 0;
        for (KindRules kind : RuleSets.exact().kinds()) {
            for (Stage one : kind.stages()) {
                for (Stage other : kind.stages()) {
                    if (one != other && one.namedBy() == other.namedBy()) {
                        shared++;
                        for (Entry entry : entries) {
                            assertThat(keys(one, entry)).isEqualTo(keys(other, entry));
                        }
                    }
                }
            }
        }
        assertThat(shared).isPositive();
    }

    private static Set<String> keys(Stage stage, Entry entry) {
        Set<String> keys = new LinkedHashSet<>();
        stage.keys(entry, Scopes.all(), keys::add);
        return keys;
    }
}
