package dev.tributary.api.money;

import dev.tributary.commons.issue.IssueCode;
import dev.tributary.commons.issue.Severity;

/** What can be wrong with an object of a provider of financial data. */
public enum MoneyIssueCode implements IssueCode {
    OBJECT_UNREADABLE(
            Severity.ERROR,
            "It is no JSON object with a type that is known by name: no record can be made of it,"
                    + " so it is a dead letter; see that no proxy answers in the provider's place."),
    ID_MISSING(
            Severity.ERROR,
            "It has no id, or one that cannot be a key (blank, longer than 255 characters or with"
                    + " control characters): no record can be made of it, so it is a dead letter."),
    AMOUNT_MISSING(
            Severity.ERROR, "It has no amount: the record has none either; ask the provider."),
    AMOUNT_INVALID(
            Severity.ERROR,
            "The amount is no number, or not a whole one where the provider counts in the"
                    + " currency's smallest unit: the record has none."),
    AMOUNT_TOO_PRECISE(
            Severity.ERROR,
            "The amount has more than four decimals: the record has none but in amount_original;"
                    + " see currency.minor.units if the provider counts this currency otherwise."),
    AMOUNT_TOO_LARGE(Severity.ERROR, "The amount has more than 30 digits: the record has none."),
    AMOUNT_UNITS_UNKNOWN(
            Severity.ERROR,
            "Nothing tells how many decimals this currency has, so its amounts are left out: say so"
                    + " in currency.minor.units."),
    CURRENCY_MISSING(Severity.ERROR, "It has no currency, so its amounts are left out."),
    CURRENCY_INVALID(
            Severity.ERROR,
            "The currency is no code of 2 to 12 letters and digits, so amounts are left out."),
    DATE_MISSING(Severity.ERROR, "It has no date, and nothing that could stand in for it."),
    NET_DIFFERS(
            Severity.ERROR,
            "The net amount is not the amount less the fee; all three are as the provider has"
                    + " them. Do not add them up before you have asked the provider."),
    CURRENCY_UNKNOWN(
            Severity.WARNING,
            "The currency is in no list; it is taken to have as many decimals as most. Say how many"
                    + " in currency.minor.units."),
    CURRENCY_UNITS_DISPUTED(
            Severity.WARNING,
            "The provider's own pages disagree on how many decimals this currency has in the API:"
                    + " compare one amount with the provider's dashboard, then set"
                    + " currency.minor.units, which ends the warning."),
    AMOUNT_UNREAD(
            Severity.WARNING,
            "An amount beside the main one (fee, net, original amount, part of a balance) is no"
                    + " number that can be used: it is left out."),
    RATE_INVALID(
            Severity.WARNING,
            "The exchange rate is no number with at most ten decimals: it is left out; raw has it."),
    DATE_INVALID(Severity.WARNING, "A date or time is none: it is left out."),
    STATUS_UNKNOWN(
            Severity.WARNING,
            "The provider's status has no counterpart here; what stands in the record was told by"
                    + " the dates. A newer version of the connector may know it."),
    FIELD_UNREADABLE(
            Severity.WARNING,
            "A field is of another kind than the provider documents: it is left out; raw has it."),
    ORIGINAL_AMOUNT_UNKNOWN(
            Severity.WARNING,
            "It was exchanged, and the amount before the exchange was not sent along: let the key"
                    + " read the object that it is from, so that it can be expanded."),
    DATE_FALLBACK(
            Severity.WARNING, "The usual date is missing; the one at this place stands in for it."),
    CATEGORY_FALLBACK(
            Severity.WARNING,
            "The usual category is missing; the field at this place stands in for it."),
    MERCHANT_FALLBACK(
            Severity.WARNING,
            "The usual name of the other end is missing; the field at this place stands in for"
                    + " it."),
    NAME_FALLBACK(
            Severity.WARNING,
            "The account's usual name is missing; the field at this place stands in for it.");

    private final Severity severity;
    private final String text;

    MoneyIssueCode(Severity severity, String text) {
        this.severity = severity;
        this.text = text;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String text() {
        return text;
    }
}
