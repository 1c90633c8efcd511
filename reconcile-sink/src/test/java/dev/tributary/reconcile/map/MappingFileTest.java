package dev.tributary.reconcile.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryState;
import dev.tributary.reconcile.entry.Origin;
import dev.tributary.reconcile.entry.Reference;
import dev.tributary.reconcile.map.MappedInput.Bad;
import dev.tributary.reconcile.map.MappedInput.Ignored;
import dev.tributary.reconcile.map.MappedInput.Upsert;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingFileTest {

    private static final String MAPPING =
            """
            records:
              - when: {kind: [debit, credit], of.bank: mine}
                kind: bank
                source: {text: mybank}
                id: {path: nr}
                account: {path: account.number}
                date: {path: booked}
                version: {path: booked}
                amount: {path: cents, minor_units: 2, sign: -1}
                currency: {path: cur, else: USD}
                state: {path: open, values: {"false": open, "true": pending}, else: open}
                references:
                  - {kind: check_number, path: memo, pattern: "CHK(\\\\d+)"}
              - when: {kind: book}
                kind: ledger
                source: {text: books}
                id: {path: nr}
                date: {path: booked}
                amount: {path: cents, minor_units: 2}
                currency: {path: cur}
                convert: {to: USD, rate: {path: rate}}
            """;

    private static MappedInput map(String json) {
        try {
            return RecordMapper.of(MappingFile.parse(MAPPING))
                    .map(new ObjectMapper().readTree(json), new Origin("f", 0, 3));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Entry entry(String json) {
        assertThat(map(json)).isInstanceOf(Upsert.class);
        return ((Upsert) map(json)).entry();
    }

    @Test
    void readsAForeignRecord() {
        Entry entry =
                entry(
                        """
                        {"kind":"debit","of.bank":"mine","nr":"7","account":{"number":"99"},
                         "booked":"2026-03-02","cents":1250,"open":true,"memo":"PAID CHK0077 X"}
                        """);
        assertThat(entry.key().source()).isEqualTo("mybank");
        assertThat(entry.account()).isEqualTo("mybank:99");
        assertThat(entry.amount()).isEqualTo(new BigDecimal("-12.5000"));
        assertThat(entry.currency()).isEqualTo("USD");
        assertThat(entry.state()).isEqualTo(EntryState.PENDING);
        assertThat(entry.references()).containsExactly(new Reference("check_number", "0077"));
        assertThat(entry.version()).isEqualTo(1_772_409_600_000L);
    }

    @Test
    void convertsByTheRecordsRate() {
        Entry entry =
                entry(
                        "{\"kind\":\"book\",\"nr\":\"7\",\"booked\":\"2026-03-02\",\"cents\":-10000,"
                                + "\"cur\":\"EUR\",\"rate\":1.0774}");
        assertThat(entry.amount()).isEqualTo(new BigDecimal("-107.7400"));
        assertThat(entry.currency()).isEqualTo("USD");
        assertThat(entry.originalAmount()).isEqualTo(new BigDecimal("-100.0000"));
        assertThat(entry.originalCurrency()).isEqualTo("EUR");
    }

    @Test
    void whatNoRuleFitsIsPassedOverAndWhatCannotBeReadIsBad() {
        assertThat(map("{\"kind\":\"other\"}")).isEqualTo(new Ignored("other_schema"));
        assertThat(map("{\"kind\":\"book\",\"nr\":\"7\",\"booked\":\"x\",\"cents\":\"y\"}"))
                .isInstanceOf(Bad.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "records: []|has at least one rule",
                "record: []|did you mean 'records'?",
                "records: [{kind: bonk}]|'records[0].kind' is one of",
                "records: [{kind: bank}]|'records[0].source' is missing",
                "records: [{kind: bank, source: {}}]|has either a text or a path",
                "records: [{kind: bank, id: {path: a, patern: b}}]|did you mean 'pattern'?",
                "records: [{kind: bank, id: {path: a, pattern: '('}}]|is a regular expression",
                "records: [{kind: bank, amount: {path: a, sign: 3}}]|is 1 or -1",
                "records: [{kind: bank, id: {path: no}}]|put it in quotes",
                "[1]|is not a map",
                "a: {|not YAML"
            })
    void aMistakeIsRefusedWithItsPlace(String yaml, String message) {
        assertThatThrownBy(() -> MappingFile.parse(yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"synthetic", "splink"})
    void theMappingsThatComeWithItCanBeRead(String name) {
        assertThat(MappingFile.read(Path.of("mappings", name + ".yaml"))).isNotNull();
    }
}
