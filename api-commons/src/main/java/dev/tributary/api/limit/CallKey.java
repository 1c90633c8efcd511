package dev.tributary.api.limit;

/**
 * What a call counts against.
 *
 * @param credential name of the credential (never the secret itself), as {@code app}
 * @param account account, item or realm; empty where the call is for none
 * @param endpoint endpoint as limits name it, as {@code transactions/sync}
 * @param priority who goes first
 */
public record CallKey(String credential, String account, String endpoint, Priority priority) {}
