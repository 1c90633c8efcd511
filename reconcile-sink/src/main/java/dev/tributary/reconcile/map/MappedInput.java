package dev.tributary.reconcile.map;

import dev.tributary.reconcile.entry.Entry;
import dev.tributary.reconcile.entry.EntryKey;
import dev.tributary.reconcile.entry.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** What a record says to reconciliation. */
public sealed interface MappedInput {

    /** A version of an entry. */
    record Upsert(Entry entry) implements MappedInput {}

    /**
     * An entry is gone.
     *
     * @param key the entry
     * @param version as of when, in milliseconds since 1970
     * @param origin where it was read
     */
    record Delete(EntryKey key, long version, Origin origin) implements MappedInput {}

    /**
     * How far a source is known to be complete.
     *
     * @param source stripe, plaid, quickbooks, x12, …
     * @param stream which part of it
     * @param at up to when
     */
    record Watermark(String source, String stream, Instant at) implements MappedInput {}

    /**
     * A version of an account.
     *
     * @param account as {@code source:id}
     * @param source system that it is from
     * @param id id in that system
     * @param name what it is called
     * @param type depository, credit, processor, ledger, …
     * @param subtype the source's narrower word
     * @param status open, restricted, paused, closed, merged
     * @param mergedInto account that took its place, as {@code source:id}; else null
     * @param balance what is on it
     * @param available what of it can be used
     * @param currency ISO 4217 code
     * @param version which of two is newer: milliseconds since 1970
     * @param origin where it was read
     */
    record AccountUpsert(
            String account,
            String source,
            String id,
            String name,
            String type,
            String subtype,
            String status,
            String mergedInto,
            BigDecimal balance,
            BigDecimal available,
            String currency,
            long version,
            Origin origin)
            implements MappedInput {

        /** The source alone: the rest can be a person's. */
        @Override
        public String toString() {
            return "AccountUpsert[" + source + "]";
        }
    }

    /**
     * An account is gone.
     *
     * @param account as {@code source:id}
     * @param version as of when, in milliseconds since 1970
     * @param origin where it was read
     */
    record AccountDelete(String account, long version, Origin origin) implements MappedInput {

        @Override
        public String toString() {
            return "AccountDelete[]";
        }
    }

    /**
     * Nothing that takes part in reconciliation.
     *
     * @param reason a word that tells why, as other_schema
     */
    record Ignored(String reason) implements MappedInput {}

    /**
     * It cannot be read.
     *
     * @param issues codes and places, as {@code NOT_AN_AMOUNT at amount}; never values
     */
    record Bad(List<String> issues) implements MappedInput {

        public Bad {
            issues = List.copyOf(issues);
        }
    }
}
