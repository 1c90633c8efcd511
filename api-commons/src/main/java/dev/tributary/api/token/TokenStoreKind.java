package dev.tributary.api.token;

/** Where tokens live. */
public enum TokenStoreKind {
    /** In a compacted topic of Kafka, encrypted. */
    KAFKA,
    /** In a Vault's key-value engine. */
    VAULT
}
