package dev.tributary.api.http;

import dev.tributary.commons.tls.TlsSetupException;
import java.util.Locale;
import java.util.Optional;

/** What must hold among the options of calls, in the files that they name, and in the JVM. */
public final class HttpRules {

    private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";
    private static final String NO_HOST_NAMES =
            "jdk.internal.httpclient.disableHostnameVerification";

    /**
     * Something that is wrong.
     *
     * @param option the one to mend
     * @param text what is wrong and the remedy
     */
    public record Finding(String option, String text) {}

    private HttpRules() {}

    /** The first thing that is wrong. */
    public static Optional<Finding> check(HttpOptions options) {
        if (hostNamesAreUnchecked()) {
            return Optional.of(
                    new Finding(
                            HttpOptions.TLS_PREFIX + "ca",
                            "this Java was started with -D"
                                    + NO_HOST_NAMES
                                    + ", so that anybody's certificate would do: start the worker"
                                    + " without it"));
        }
        Optional<Finding> proxy = options.proxy().flatMap(HttpRules::check);
        return proxy.isPresent() ? proxy : checkTls(options);
    }

    /** As the JDK's client reads it: set, and not to false. */
    private static boolean hostNamesAreUnchecked() {
        String value = System.getProperty(NO_HOST_NAMES);
        return value != null && (value.isEmpty() || Boolean.parseBoolean(value));
    }

    private static Optional<Finding> check(HttpProxy proxy) {
        if ((proxy.user() == null) != (proxy.password() == null)) {
            return Optional.of(
                    new Finding(
                            proxy.user() == null
                                    ? HttpOptions.PROXY_USER
                                    : HttpOptions.PROXY_PASSWORD,
                            "the name and the password for the proxy belong together: set both"));
        }
        String disabled = System.getProperty(TUNNELING, "Basic");
        if (proxy.user() != null && disabled.toLowerCase(Locale.ROOT).contains("basic")) {
            return Optional.of(
                    new Finding(
                            HttpOptions.PROXY_USER,
                            "this Java sends no password to a proxy: start the worker with -D"
                                    + TUNNELING
                                    + "= (in KAFKA_OPTS), or let the proxy know the worker by its"
                                    + " address"));
        }
        return Optional.empty();
    }

    private static Optional<Finding> checkTls(HttpOptions options) {
        try {
            options.tls().context();
            return Optional.empty();
        } catch (TlsSetupException wrong) {
            return Optional.of(new Finding(wrong.option(), wrong.getMessage()));
        }
    }
}
