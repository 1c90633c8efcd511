package dev.tributary.api.oauth;

/** How a client shows at the token endpoint who it is. */
public enum ClientAuthentication {
    /** Client id and secret in the header, RFC 6749 §2.3.1. */
    BASIC,
    /** Client id and secret in the form, RFC 6749 §2.3.1. */
    FORM,
    /** A signed assertion in the form, RFC 7523 §2.2. */
    PRIVATE_KEY_JWT
}
