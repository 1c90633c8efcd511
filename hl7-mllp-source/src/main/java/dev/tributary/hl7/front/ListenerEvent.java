package dev.tributary.hl7.front;

import dev.tributary.commons.config.HostPort;

/** What happens to a listener that a status record should tell. */
public sealed interface ListenerEvent {

    /** The configured address. */
    HostPort address();

    /** It is bound and accepts connections. */
    record Listening(HostPort address) implements ListenerEvent {}

    /** Its port is taken or its address is not one of this machine; it is being tried again. */
    record Unavailable(HostPort address) implements ListenerEvent {}
}
