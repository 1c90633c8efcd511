package dev.tributary.commons.config;

/** How a client of ours speaks with the brokers; the words are those of Kafka, in lower case. */
public enum KafkaProtocol {
    /** Neither encrypted nor authenticated. */
    PLAINTEXT("PLAINTEXT"),
    /** TLS; a client certificate where there is one. */
    SSL("SSL"),
    /** Authenticated over an unencrypted connection. */
    SASL_PLAINTEXT("SASL_PLAINTEXT"),
    /** Authenticated over TLS. */
    SASL_SSL("SASL_SSL");

    private final String kafka;

    KafkaProtocol(String kafka) {
        this.kafka = kafka;
    }

    /** The word as Kafka's clients take it. */
    public String kafka() {
        return kafka;
    }

    boolean encrypts() {
        return this == SSL || this == SASL_SSL;
    }

    boolean authenticates() {
        return this == SASL_PLAINTEXT || this == SASL_SSL;
    }
}
