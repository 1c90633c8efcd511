package dev.tributary.e2e;

/** The two promises that a worker's source tasks can keep. */
enum Delivery {
    AT_LEAST_ONCE,
    EXACTLY_ONCE;

    /** As it stands in names of workers, topics and connectors. */
    String slug() {
        return this == AT_LEAST_ONCE ? "alo" : "eos";
    }
}
