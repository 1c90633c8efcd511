package dev.tributary.commons.config;

import org.apache.kafka.common.config.ConfigException;

/** Options that do not go together: the one to mend, and the remedy. */
final class OptionMisfit extends ConfigException {

    private static final long serialVersionUID = 1L;

    private final String option;

    OptionMisfit(String option, String remedy) {
        super(option + ": " + remedy);
        this.option = option;
    }

    String option() {
        return option;
    }
}
