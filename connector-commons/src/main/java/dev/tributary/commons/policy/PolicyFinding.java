package dev.tributary.commons.policy;

/**
 * One thing that is wrong with a policy.
 *
 * @param line the line of the policy's text, from 1; 0 where it is about the whole
 * @param code what kind of mistake it is
 * @param what what is wrong; never a value of a secret
 * @param remedy what to do about it
 */
public record PolicyFinding(int line, PolicyCode code, String what, String remedy) {

    /** The finding as people read it. */
    public String text() {
        String where = line > 0 ? "line " + line + ": " : "";
        return where + what + "; " + remedy + " (" + code + ")";
    }
}
