package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.entry.EntryKey;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Something that does not agree. One with a due day is only expected: it holds once the other
 * source's watermark has passed that day.
 *
 * @param id hash of kind, match kind, entry and other entry: a replay gives the same
 * @param kind what is wrong
 * @param matchKind for which kind of match
 * @param scope where it was found
 * @param about the entry that it is about
 * @param other the other entry, as the original of a duplicate; else null
 * @param amount how much it is about
 * @param expectedIn source whose watermark decides; null where nothing is awaited
 * @param dueOn day after which it is missing; null where nothing is awaited
 * @param text what is wrong and the remedy, without values of persons
 */
public record Finding(
        String id,
        FindingKind kind,
        MatchKind matchKind,
        String scope,
        EntryKey about,
        EntryKey other,
        BigDecimal amount,
        String expectedIn,
        LocalDate dueOn,
        String text) {}
