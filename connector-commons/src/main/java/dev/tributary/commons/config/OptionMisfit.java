package dev.tributary.commons.config;

import org.apache.kafka.common.config.ConfigException;

/** Options that do not go together: the one to mend, and the remedy. */
public final class OptionMisfit extends ConfigException {

    private static final long serialVersionUID = 1L;

    private final String option;

    /**
     * They do not go together.
     *
     * @param option the one to mend
     * @param remedy what is wrong and what to do, without a value
     */
    public OptionMisfit(String option, String remedy) {
        super(option + ": " + remedy);
        this.option = option;
    }

    /** The one to mend. */
    public String option() {
        return option;
    }
}
