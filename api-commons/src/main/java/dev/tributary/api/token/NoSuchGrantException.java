package dev.tributary.api.token;

/** Nobody has authorised this grant, or somebody has revoked it. */
public final class NoSuchGrantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * The grant is not in the store.
     *
     * @param grant its name; no secret
     */
    public NoSuchGrantException(String grant) {
        super(
                "there are no tokens of "
                        + grant
                        + ": authorise it with 'tributary authorize "
                        + provider(grant)
                        + "'");
    }

    private static String provider(String grant) {
        int slash = grant.indexOf('/');
        return slash < 0 ? grant : grant.substring(0, slash);
    }
}
