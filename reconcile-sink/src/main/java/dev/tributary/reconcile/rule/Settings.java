package dev.tributary.reconcile.rule;

import dev.tributary.commons.crypto.Sha256;
import dev.tributary.reconcile.file.YamlPart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;

/**
 * What the rules can be told: under which version, how long things take, and by whose watermark it
 * is judged that they are missing.
 *
 * @param version names the rules in every match; another version gives other ids
 * @param expected sources in whose records is awaited what is not there yet
 * @param days how long things take
 * @param exchangeTolerance share by which amounts of two currencies may differ from the day's rate
 */
public record Settings(String version, Expected expected, Days days, BigDecimal exchangeTolerance) {

    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    /** What holds where nothing else is said. */
    public static final Settings DEFAULTS =
            new Settings("exact-1", Expected.DEFAULTS, Days.DEFAULTS, TOLERANCE);

    /**
     * Sources by whose watermarks it is judged what is missing.
     *
     * @param bank of the bank lines
     * @param ledger of the books
     * @param processor of the payouts and what they are made of
     * @param claims of the claims
     * @param remittances of the remittances
     */
    public record Expected(
            String bank, String ledger, String processor, String claims, String remittances) {

        static final Expected DEFAULTS =
                new Expected("plaid", "quickbooks", "stripe", "x12", "x12");

        private static Expected of(YamlPart part) {
            if (!part.present()) {
                return DEFAULTS;
            }
            part.onlyKeys(List.of("bank", "ledger", "processor", "claims", "remittances"));
            return new Expected(
                    part.at("bank").text().orElse(DEFAULTS.bank),
                    part.at("ledger").text().orElse(DEFAULTS.ledger),
                    part.at("processor").text().orElse(DEFAULTS.processor),
                    part.at("claims").text().orElse(DEFAULTS.claims),
                    part.at("remittances").text().orElse(DEFAULTS.remittances));
        }
    }

    /**
     * Days.
     *
     * @param payoutToBank until a payout is in the bank
     * @param toLedger until anything is in the books
     * @param ledgerToBank until what is in the books is in the bank
     * @param itemToPayout until what names a payout meets it
     * @param remittanceToBank until the payment of an 835 is in the bank
     * @param claimToRemittance until a claim is answered
     * @param remittanceToClaim until the claim of a remittance is known
     * @param apart how far apart two that share a reference may be
     * @param margin how much nearer one of two has to be, to be the one without doubt
     */
    public record Days(
            int payoutToBank,
            int toLedger,
            int ledgerToBank,
            int itemToPayout,
            int remittanceToBank,
            int claimToRemittance,
            int remittanceToClaim,
            int apart,
            int margin) {

        static final Days DEFAULTS = new Days(5, 7, 7, 14, 7, 45, 3, 60, 7);

        private static Days of(YamlPart part) {
            if (!part.present()) {
                return DEFAULTS;
            }
            part.onlyKeys(
                    List.of(
                            "payout_to_bank",
                            "to_ledger",
                            "ledger_to_bank",
                            "item_to_payout",
                            "remittance_to_bank",
                            "claim_to_remittance",
                            "remittance_to_claim",
                            "apart",
                            "margin"));
            return new Days(
                    part.at("payout_to_bank").number(DEFAULTS.payoutToBank, 0),
                    part.at("to_ledger").number(DEFAULTS.toLedger, 0),
                    part.at("ledger_to_bank").number(DEFAULTS.ledgerToBank, 0),
                    part.at("item_to_payout").number(DEFAULTS.itemToPayout, 0),
                    part.at("remittance_to_bank").number(DEFAULTS.remittanceToBank, 0),
                    part.at("claim_to_remittance").number(DEFAULTS.claimToRemittance, 0),
                    part.at("remittance_to_claim").number(DEFAULTS.remittanceToClaim, 0),
                    part.at("apart").number(DEFAULTS.apart, 0),
                    part.at("margin").number(DEFAULTS.margin, 1));
        }
    }

    /** A digest of what they say, however the file is written. */
    String digest() {
        String said =
                String.join(
                        "\n",
                        version,
                        expected.toString(),
                        days.toString(),
                        exchangeTolerance.stripTrailingZeros().toPlainString());
        return Sha256.hex(said.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads a rules file.
     *
     * @throws ConfigException when it cannot be used: where, and why
     */
    public static Settings read(Path file) {
        return of(YamlPart.read(file));
    }

    static Settings of(YamlPart file) {
        Map<String, YamlPart> keys =
                file.onlyKeys(List.of("version", "expected", "days", "exchange_tolerance"))
                        .members();
        if (!keys.containsKey("version")) {
            throw file.at("version").mistake("is missing: it names your rules in every match");
        }
        return new Settings(
                file.at("version").needText(),
                Expected.of(file.at("expected")),
                Days.of(file.at("days")),
                file.at("exchange_tolerance").decimal(TOLERANCE));
    }
}
