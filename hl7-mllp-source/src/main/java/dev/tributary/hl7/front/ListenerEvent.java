package dev.tributary.hl7.front;

import dev.tributary.commons.config.HostPort;
import java.time.Instant;

/** What happens to a listener that a status record should tell. */
public sealed interface ListenerEvent {

    /** The configured address. */
    HostPort address();

    /** It is bound and accepts connections. */
    record Listening(HostPort address) implements ListenerEvent {}

    /** Its port is taken or its address is not one of this machine; it is being tried again. */
    record Unavailable(HostPort address) implements ListenerEvent {}

    /** Its certificate has been renewed: new connections get the new one. */
    record CertificateRenewed(HostPort address, Instant expiresAt) implements ListenerEvent {}

    /**
     * Files of its certificate have changed and cannot be used; the old certificate stays.
     *
     * @param why what is wrong and the remedy
     */
    record CertificateRejected(HostPort address, String why) implements ListenerEvent {}
}
