package dev.tributary.reconcile.rule;

import dev.tributary.commons.crypto.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;

/**
 * Exchange rates by day, from a file with lines {@code date,from,to,rate}: units of {@code to} for
 * one of {@code from}. A day without a rate takes the last one of the week before it.
 */
public final class ExchangeRates {

    private static final int OLDEST_DAYS = 7;
    private static final int DIGITS = 10;
    private static final ExchangeRates NONE = new ExchangeRates(Map.of());

    private final Map<String, NavigableMap<LocalDate, BigDecimal>> byPair;

    private ExchangeRates(Map<String, NavigableMap<LocalDate, BigDecimal>> byPair) {
        this.byPair = byPair;
    }

    /** No rate is known but those that records bring. */
    public static ExchangeRates none() {
        return NONE;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException when it cannot be used: with the line
     */
    public static ExchangeRates read(Path file) {
        try {
            return of(Files.readAllLines(file));
        } catch (IOException e) {
            throw new ConfigException(
                    "exchange rates cannot be read: " + new UncheckedIOException(e).getMessage());
        }
    }

    /** Reads lines; the first may name the columns. */
    static ExchangeRates of(List<String> lines) {
        Map<String, NavigableMap<LocalDate, BigDecimal>> byPair = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            boolean heading = i == 0 && line.startsWith("date");
            if (!line.isEmpty() && !line.startsWith("#") && !heading) {
                add(line, i + 1, byPair);
            }
        }
        return new ExchangeRates(byPair);
    }

    private static void add(
            String line, int number, Map<String, NavigableMap<LocalDate, BigDecimal>> byPair) {
        String[] parts = line.split(",", -1);
        try {
            LocalDate date = LocalDate.parse(parts[0].strip());
            BigDecimal rate = new BigDecimal(parts[3].strip());
            if (parts.length != 4 || rate.signum() <= 0) {
                throw new NumberFormatException();
            }
            byPair.computeIfAbsent(pair(parts[1].strip(), parts[2].strip()), p -> new TreeMap<>())
                    .put(date, rate);
        } catch (DateTimeParseException
                | NumberFormatException
                | ArrayIndexOutOfBoundsException e) {
            throw new ConfigException(
                    "line " + number + ": is date,from,to,rate, as 2026-01-31,EUR,USD,1.0842", e);
        }
    }

    /** A digest of what they say, however the file is written. */
    String digest() {
        StringBuilder said = new StringBuilder();
        new TreeMap<>(byPair)
                .forEach(
                        (pair, rates) ->
                                rates.forEach(
                                        (date, rate) ->
                                                said.append(pair)
                                                        .append(' ')
                                                        .append(date)
                                                        .append(' ')
                                                        .append(
                                                                rate.stripTrailingZeros()
                                                                        .toPlainString())
                                                        .append('\n')));
        return Sha256.hex(said.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** An amount in another currency, as of a day; none where no rate is known. */
    Optional<BigDecimal> convert(BigDecimal amount, String from, String to, LocalDate day) {
        Optional<BigDecimal> direct = rate(from, to, day).map(amount::multiply);
        return direct.isPresent()
                ? direct
                : rate(to, from, day)
                        .map(rate -> amount.divide(rate, DIGITS, RoundingMode.HALF_EVEN));
    }

    private Optional<BigDecimal> rate(String from, String to, LocalDate day) {
        NavigableMap<LocalDate, BigDecimal> rates = byPair.get(pair(from, to));
        Map.Entry<LocalDate, BigDecimal> at =
                rates == null || day == null ? null : rates.floorEntry(day);
        return at == null || at.getKey().isBefore(day.minusDays(OLDEST_DAYS))
                ? Optional.empty()
                : Optional.of(at.getValue());
    }

    private static String pair(String from, String to) {
        return from + ">" + to;
    }
}
