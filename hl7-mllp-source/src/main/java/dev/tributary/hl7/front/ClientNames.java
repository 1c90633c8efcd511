package dev.tributary.hl7.front;

import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** The names that a sender's certificate bears: its common name and its alternative names. */
final class ClientNames {

    /** Kinds of alternative names that are texts: rfc822, dNSName, URI, iPAddress (RFC 5280). */
    private static final Set<Integer> TEXTS = Set.of(1, 2, 6, 7);

    private ClientNames() {}

    /** Whether one of the names is allowed; a sender without a certificate has none. */
    static boolean allowed(SSLSession session, List<String> allowed) {
        Set<String> names = of(session);
        return allowed.stream().anyMatch(name -> names.contains(name.toLowerCase(Locale.ROOT)));
    }

    private static Set<String> of(SSLSession session) {
        try {
            Certificate[] chain = session.getPeerCertificates();
            return chain.length > 0 && chain[0] instanceof X509Certificate certificate
                    ? of(certificate)
                    : Set.of();
        } catch (SSLPeerUnverifiedException without) {
            return Set.of();
        }
    }

    /** The names, in lower case. */
    static Set<String> of(X509Certificate certificate) {
        Set<String> names = new LinkedHashSet<>();
        try {
            for (Rdn part :
                    new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (part.getType().equalsIgnoreCase("CN")) {
                    names.add(part.getValue().toString().toLowerCase(Locale.ROOT));
                }
            }
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    if (TEXTS.contains(alternative.get(0))) {
                        names.add(alternative.get(1).toString().toLowerCase(Locale.ROOT));
                    }
                }
            }
        } catch (InvalidNameException | CertificateParsingException unreadable) {
            // What cannot be read is not on any list.
            return Set.of();
        }
        return names;
    }
}
