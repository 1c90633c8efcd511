/** TLS for the servers of the plugins, by the JDK alone: keys from PEM files or keystores. */
package dev.tributary.commons.tls;
