package dev.tributary.api.money;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.commons.issue.IssueCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The fields of one JSON object of a provider. What is absent or null is empty without a word; what
 * is of another kind than asked for is empty with a finding that names its path.
 */
public final class JsonFields {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z0-9]{2,12}");
    private static final int MAX_ID = 255;
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

    private final JsonNode object;
    private final String path;
    private final Findings findings;

    private JsonFields(JsonNode object, String path, Findings findings) {
        this.object = object;
        this.path = path;
        this.findings = findings;
    }

    /** The fields of a whole document. */
    public static JsonFields of(JsonNode document, Findings findings) {
        return at(document, "$", findings);
    }

    /**
     * The fields of a part of a document.
     *
     * @param path where the part stands, as {@code $.data.object}
     */
    public static JsonFields at(JsonNode part, String path, Findings findings) {
        return new JsonFields(part, path, findings);
    }

    /** Where a field stands, as {@code $.source.amount}. */
    public String path(String field) {
        return path + "." + field;
    }

    /** What is found wrong. */
    public Findings findings() {
        return findings;
    }

    /** Whether a field is there and not null. */
    public boolean has(String field) {
        return get(field) != null;
    }

    /** The field as it is, or null. */
    public JsonNode get(String field) {
        JsonNode value = object.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /** A text that is not blank. */
    public Optional<String> text(String field) {
        JsonNode value = get(field);
        if (value != null && !value.isTextual()) {
            return unreadable(field);
        }
        return Optional.ofNullable(value).map(JsonNode::textValue).filter(t -> !t.isBlank());
    }

    /** True or false. */
    public Optional<Boolean> flag(String field) {
        JsonNode value = get(field);
        if (value != null && !value.isBoolean()) {
            return unreadable(field);
        }
        return Optional.ofNullable(value).map(JsonNode::booleanValue);
    }

    /** An object within; empty for what is only the id of one. */
    public Optional<JsonFields> part(String field) {
        JsonNode value = get(field);
        return value != null && value.isObject()
                ? Optional.of(new JsonFields(value, path(field), findings))
                : Optional.empty();
    }

    /** The objects of a list within. */
    public List<JsonFields> parts(String field) {
        JsonNode value = get(field);
        List<JsonFields> parts = new ArrayList<>();
        if (value != null && !value.isArray()) {
            findings.add(MoneyIssueCode.FIELD_UNREADABLE, path(field));
        } else if (value != null) {
            for (int i = 0; i < value.size(); i++) {
                String at = path(field) + "[" + i + "]";
                if (value.get(i).isObject()) {
                    parts.add(new JsonFields(value.get(i), at, findings));
                } else {
                    findings.add(MoneyIssueCode.FIELD_UNREADABLE, at);
                }
            }
        }
        return parts;
    }

    /** An id of another object, which may stand in place of its id. */
    public Optional<String> reference(String field) {
        return part(field).map(whole -> whole.text("id")).orElseGet(() -> text(field));
    }

    /** An id that can be a key; empty without a finding. */
    public Optional<String> key(String field) {
        JsonNode value = get(field);
        if (value == null || !value.isTextual()) {
            return Optional.empty();
        }
        String id = value.textValue();
        boolean fits =
                !id.isBlank()
                        && id.length() <= MAX_ID
                        && id.chars().noneMatch(Character::isISOControl)
                        && HalfCharacters.none(id);
        return fits ? Optional.of(id) : Optional.empty();
    }

    /** A time written as seconds since 1970. */
    public Optional<Instant> epochSecond(String field) {
        JsonNode value = get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            long seconds = value.longValue();
            if (isPossible(seconds)) {
                return Optional.of(Instant.ofEpochSecond(seconds));
            }
        }
        return invalidDate(field);
    }

    /** A time as ISO 8601 has it, with its offset; of those that a record can have as its own. */
    public Optional<Instant> instant(String field) {
        Optional<String> text = text(field);
        try {
            Optional<Instant> at = text.map(Instant::parse);
            return at.isEmpty() || isPossible(at.get().getEpochSecond()) ? at : invalidDate(field);
        } catch (DateTimeException noTime) {
            return invalidDate(field);
        }
    }

    private static boolean isPossible(long seconds) {
        return seconds >= 0 && seconds <= END.getEpochSecond();
    }

    /** A day, as {@code 2026-11-26}. */
    public Optional<LocalDate> date(String field) {
        Optional<String> text = text(field);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException noDate) {
            return invalidDate(field);
        }
    }

    /** A currency's code in capitals; one that is none, or is not known, is a finding. */
    public Optional<String> currency(String field, MinorUnits units) {
        Optional<String> code = text(field).map(t -> t.strip().toUpperCase(Locale.ROOT));
        if (code.isEmpty()) {
            findings.add(MoneyIssueCode.CURRENCY_MISSING, path(field));
            return code;
        }
        if (!CURRENCY.matcher(code.get()).matches()) {
            findings.add(MoneyIssueCode.CURRENCY_INVALID, path(field));
            return Optional.empty();
        }
        if (!units.knows(code.get())) {
            findings.add(MoneyIssueCode.CURRENCY_UNKNOWN, path(field));
        } else if (units.isDisputed(code.get())) {
            findings.add(MoneyIssueCode.CURRENCY_UNITS_DISPUTED, path(field));
        }
        return code;
    }

    /** The main amount, a whole number of the currency's smallest units; absence is a finding. */
    public Optional<BigDecimal> minorAmount(String field, String currency, MinorUnits units) {
        return amount(field, minor(field, currency, units));
    }

    /** The main amount, a number with decimals; absence is a finding. */
    public Optional<BigDecimal> decimalAmount(String field) {
        return amount(field, has(field) ? Amounts.decimal(get(field)) : null);
    }

    private Optional<BigDecimal> amount(String field, Amounts.Result result) {
        if (result == null) {
            findings.add(MoneyIssueCode.AMOUNT_MISSING, path(field));
            return Optional.empty();
        }
        return noted(field, result, result.wrong());
    }

    /** An amount beside the main one, in smallest units; empty where there is none. */
    public Optional<BigDecimal> minorAside(String field, String currency, MinorUnits units) {
        return aside(field, minor(field, currency, units));
    }

    /** An amount beside the main one, with decimals; empty where there is none. */
    public Optional<BigDecimal> decimalAside(String field) {
        return aside(field, has(field) ? Amounts.decimal(get(field)) : null);
    }

    private Optional<BigDecimal> aside(String field, Amounts.Result result) {
        return result == null
                ? Optional.empty()
                : noted(
                        field,
                        result,
                        result.wrong() == null ? null : MoneyIssueCode.AMOUNT_UNREAD);
    }

    private Amounts.Result minor(String field, String currency, MinorUnits units) {
        if (!has(field)) {
            return null;
        }
        OptionalInt digits = units.of(currency);
        return digits.isEmpty()
                ? Amounts.Result.wrong(MoneyIssueCode.AMOUNT_UNITS_UNKNOWN)
                : Amounts.minor(get(field), digits.getAsInt());
    }

    /** A rate of at most ten decimals. */
    public Optional<BigDecimal> rate(String field) {
        if (!has(field)) {
            return Optional.empty();
        }
        Amounts.Result result = Amounts.rate(get(field));
        return noted(field, result, result.wrong() == null ? null : MoneyIssueCode.RATE_INVALID);
    }

    private Optional<BigDecimal> noted(String field, Amounts.Result result, IssueCode wrong) {
        if (wrong != null) {
            findings.add(wrong, path(field));
        }
        return result.amount();
    }

    /** A number's exact text; empty for what is no number, which could be anything. */
    public Optional<String> digits(String field) {
        return Amounts.number(get(field)) == null
                ? Optional.empty()
                : Optional.of(get(field).asText().strip());
    }

    private <T> Optional<T> unreadable(String field) {
        findings.add(MoneyIssueCode.FIELD_UNREADABLE, path(field));
        return Optional.empty();
    }

    private <T> Optional<T> invalidDate(String field) {
        findings.add(MoneyIssueCode.DATE_INVALID, path(field));
        return Optional.empty();
    }

    /** Where it stands, not what it says. */
    @Override
    public String toString() {
        return "JsonFields[" + path + "]";
    }
}
