package dev.tributary.stripe.map;

import static dev.tributary.stripe.map.Reads.event;
import static dev.tributary.stripe.map.Reads.json;
import static dev.tributary.stripe.map.Reads.map;
import static dev.tributary.stripe.map.Reads.read;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.money.MoneyIssueCode;
import dev.tributary.commons.issue.Issue;
import dev.tributary.stripe.map.MappedObject.MappedRecord;
import java.math.BigDecimal;
import java.util.List;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsTest {

    private static final JsonNode BALANCE =
            json(
                    """
                    {'object': 'balance', 'livemode': false,
                     'available': [{'amount': 9680, 'currency': 'usd'},
                                   {'amount': 500, 'currency': 'jpy'}],
                     'pending': [{'amount': -20, 'currency': 'usd'},
                                 {'amount': 7, 'currency': 'eur'}]}
                    """);

    private static final JsonNode ACCOUNT = account("");

    @Test
    void aBalanceIsAnAccountInEachCurrency() {
        List<MappedRecord> accounts = accounts(read(BALANCE, Known.ofAccount(ACCOUNT)));

        assertThat(accounts)
                .extracting(MappedRecord::key)
                .containsExactly("acct_1:USD", "acct_1:JPY", "acct_1:EUR");
        Struct dollars = accounts.get(0).value();
        assertThat(dollars.getString("id")).isEqualTo("acct_1:USD");
        assertThat(dollars.getString("name")).isEqualTo("Corner shop");
        assertThat(dollars.getString("type")).isEqualTo("processor");
        assertThat(dollars.getString("subtype")).isEqualTo("standard");
        assertThat((BigDecimal) dollars.get("balance")).isEqualTo("96.6000");
        assertThat((BigDecimal) dollars.get("available")).isEqualTo("96.8000");
        assertThat((BigDecimal) dollars.get("pending")).isEqualTo("-0.2000");
        assertThat(dollars.getString("balance_original")).isEqualTo("9680 + -20");
        assertThat(dollars.getString("balance_kind")).isEqualTo("asset");
        assertThat(dollars.getString("currency")).isEqualTo("USD");
        assertThat(dollars.getString("status")).isEqualTo("open");
        assertThat((BigDecimal) accounts.get(1).value().get("balance")).isEqualTo("500.0000");
        assertThat((BigDecimal) accounts.get(2).value().get("available")).isEqualTo("0.0000");
        accounts.forEach(record -> record.value().validate());
    }

    @Test
    void anAccountIsReadWithItsBalanceJustAsWell() {
        assertThat(accounts(read(ACCOUNT, Known.ofBalance(BALANCE))))
                .extracting(record -> record.value().getString("name"))
                .containsOnly("Corner shop")
                .hasSize(3);
        assertThat(accounts(read(event("account.updated", ACCOUNT), Known.ofBalance(BALANCE))))
                .hasSize(3);
        assertThat(accounts(read(ACCOUNT, Channel.BACKFILL))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                ", 'charges_enabled': false; restricted",
                ", 'payouts_enabled': false; restricted",
                ", 'requirements': {'disabled_reason': 'rejected.fraud'}; closed",
            })
    void whatCannotBeDoneWithItIsItsStatus(String changes, String status) {
        assertThat(accounts(read(BALANCE, Known.ofAccount(account(changes)))))
                .extracting(record -> record.value().getString("status"))
                .containsOnly(status);
    }

    @Test
    void aNameThatIsNotTheUsualOneIsSaid() {
        JsonNode account =
                json(
                        "{'id': 'acct_1', 'object': 'account', 'business_profile': {'name':"
                                + " 'Shop'}}");

        MappedRecord record = accounts(read(BALANCE, Known.ofAccount(account))).get(0);

        assertThat(record.value().getString("name")).isEqualTo("Shop");
        assertThat(record.issues())
                .containsExactly(
                        Issue.of(MoneyIssueCode.NAME_FALLBACK, "$.account.business_profile.name"));
    }

    @Test
    void anAccountThatIsGoneLeavesTombstones() {
        List<MappedRecord> records =
                map(
                        read(
                                json("{'id': 'acct_1', 'object': 'account', 'deleted': true}"),
                                Known.ofBalance(BALANCE)));

        assertThat(records.get(0).value().getString("operation")).isEqualTo("deleted");
        assertThat(records.subList(1, records.size()))
                .allSatisfy(record -> assertThat(record.value()).isNull())
                .extracting(MappedRecord::key)
                .containsExactly("acct_1:USD", "acct_1:JPY", "acct_1:EUR");
    }

    @Test
    void tombstonesHaveTheKeysThatTheRecordsHad() {
        JsonNode balance =
                json(
                        "{'object': 'balance', 'available': [{'amount': 1, 'currency': ' usd\\n'},"
                                + " {'amount': 1, 'currency': 'no currency'}]}");
        List<String> keys =
                accounts(read(balance, Known.NONE)).stream().map(MappedRecord::key).toList();
        List<MappedRecord> gone =
                map(
                        read(
                                json("{'id': 'acct_1', 'object': 'account', 'deleted': true}"),
                                Known.ofBalance(balance)));

        assertThat(keys).containsExactly("acct_1:USD");
        assertThat(Reads.of("accounts", gone))
                .extracting(MappedRecord::key)
                .containsExactlyElementsOf(keys);
    }

    @Test
    void anAccountThatTookBackItsLeaveIsPaused() {
        JsonNode application = json("{'id': 'ca_1', 'object': 'application', 'name': 'App'}");
        StripeRead read =
                read(
                        event("account.application.deauthorized", application),
                        new Known(
                                java.util.Optional.empty(),
                                java.util.Optional.of(ACCOUNT),
                                java.util.Optional.of(BALANCE),
                                java.util.Optional.empty()));

        assertThat(accounts(read))
                .hasSize(3)
                .extracting(record -> record.value().getString("status"))
                .containsOnly("paused");
    }

    private static List<MappedRecord> accounts(StripeRead read) {
        return Reads.of("accounts", map(read));
    }

    private static JsonNode account(String changes) {
        return json(
                "{'id': 'acct_1', 'object': 'account', 'type': 'standard', 'charges_enabled': true,"
                        + " 'payouts_enabled': true, 'settings': {'dashboard': {'display_name':"
                        + " 'Corner shop'}}"
                        + changes
                        + "}");
    }
}
