package dev.tributary.hl7.front;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.security.GeneralSecurityException;
import java.util.List;

/**
 * Tells why a TLS handshake failed, from exceptions whose texts must never be logged: they may
 * quote what a sender sent in clear text.
 */
final class HandshakeFailure {

    /** How JSSE words that the client's own certificate is what is missing. */
    private static final List<String> NO_CERTIFICATE =
            List.of("Empty client certificate chain", "Empty server certificate chain");

    private HandshakeFailure() {}

    /** The reason; one that is not known here counts as terms without a match. */
    static Refusal reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotSslRecordException) {
                return Refusal.TLS_CLEAR_TEXT;
            }
            if (cause instanceof SslHandshakeTimeoutException) {
                return Refusal.TLS_TIMEOUT;
            }
            String text = String.valueOf(cause.getMessage());
            if (text.startsWith("Received fatal alert")) {
                return Refusal.TLS_CLIENT_REFUSED;
            }
            if (cause instanceof GeneralSecurityException
                    || NO_CERTIFICATE.stream().anyMatch(text::contains)) {
                return Refusal.TLS_CLIENT_CERTIFICATE;
            }
        }
        return Refusal.TLS_TERMS;
    }
}
