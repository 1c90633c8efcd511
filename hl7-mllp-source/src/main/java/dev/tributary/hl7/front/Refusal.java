package dev.tributary.hl7.front;

import java.util.Locale;

/** Why a connection is closed before it may say anything; each is counted. */
enum Refusal {
    TOO_MANY("over max.connections"),
    ADDRESS("its address is not in allow.addresses"),
    NOT_A_PROXY("its address is not in proxy.addresses"),
    PROXY_HEADER("it does not begin with a PROXY header"),
    CLIENT_NAME("no name in its certificate is in allow.client.names"),
    TLS_CLEAR_TEXT("it does not speak TLS"),
    TLS_TIMEOUT("its TLS handshake took too long"),
    TLS_CLIENT_CERTIFICATE("it shows no certificate that is trusted"),
    TLS_CLIENT_REFUSED("it does not accept the certificate or the terms of this listener"),
    TLS_TERMS("it has no TLS version or cipher suite in common with this listener");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    /** The name in metrics, as {@code refused-client-name-total}. */
    String metricName() {
        return "refused-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "-total";
    }

    /** Whether it is a TLS handshake that failed. */
    boolean isHandshake() {
        return name().startsWith("TLS_");
    }

    /** The reason in words that hold no data. */
    String words() {
        return words;
    }
}
