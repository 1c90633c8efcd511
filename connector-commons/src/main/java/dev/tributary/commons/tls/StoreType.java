package dev.tributary.commons.tls;

/** The formats of keystores that a JDK reads. */
public enum StoreType {
    PKCS12,
    JKS
}
