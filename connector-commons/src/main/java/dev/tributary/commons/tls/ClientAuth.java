package dev.tributary.commons.tls;

/** Whether a client has to show a certificate. */
public enum ClientAuth {
    /** It is not asked for one. */
    NONE,
    /** It may show one; if it does, it must be a trusted one. */
    WANT,
    /** It must show a trusted one. */
    REQUIRE
}
