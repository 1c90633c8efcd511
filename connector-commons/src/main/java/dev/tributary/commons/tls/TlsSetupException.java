package dev.tributary.commons.tls;

/** Why a server cannot speak TLS as configured: the option to mend, and the remedy in words. */
public final class TlsSetupException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String option;

    TlsSetupException(String option, String message) {
        super(message);
        this.option = option;
    }

    /** The option that names what is wrong. */
    public String option() {
        return option;
    }
}
