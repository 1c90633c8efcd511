package dev.tributary.commons.tls;

import dev.tributary.commons.config.TlsOptions;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What must hold among the options of TLS, and in the files that they name. */
public final class TlsRules {

    private static final Set<String> FILES =
            Set.of(
                    TlsOptions.CERTIFICATE,
                    TlsOptions.KEY,
                    TlsOptions.CA,
                    TlsOptions.KEYSTORE,
                    TlsOptions.TRUSTSTORE);

    private TlsRules() {}

    /** The first thing that is wrong, when a user sets the options. */
    public static Optional<TlsSetupException> check(
            Map<String, String> props, TlsOptions options, Clock clock) {
        if (!options.enabled()) {
            return idle(props);
        }
        try {
            TlsMaterial material = TlsMaterial.load(options);
            return material.expiresAt().isAfter(clock.instant())
                    ? Optional.empty()
                    : Optional.of(expired(options, material));
        } catch (TlsSetupException wrong) {
            return Optional.of(wrong);
        }
    }

    /**
     * The same when a task starts: an old certificate is better than none, since some clients take
     * it and the others say why they do not.
     */
    public static Optional<TlsSetupException> checkAtStart(TlsOptions options) {
        try {
            if (options.enabled()) {
                TlsMaterial.load(options);
            }
            return Optional.empty();
        } catch (TlsSetupException wrong) {
            return Optional.of(wrong);
        }
    }

    /** Files without TLS: somebody believes that it is on. */
    private static Optional<TlsSetupException> idle(Map<String, String> props) {
        return props.keySet().stream()
                .filter(FILES::contains)
                .sorted()
                .findFirst()
                .map(
                        key ->
                                new TlsSetupException(
                                        TlsOptions.ENABLED,
                                        key
                                                + " is set, but TLS is off: set tls.enabled=true,"
                                                + " or leave the tls options out"));
    }

    private static TlsSetupException expired(TlsOptions options, TlsMaterial material) {
        return new TlsSetupException(
                options.files().keystore() == null ? TlsOptions.CERTIFICATE : TlsOptions.KEYSTORE,
                "the certificate, or one of its chain, ended at "
                        + material.expiresAt()
                        + ": renew it");
    }
}
