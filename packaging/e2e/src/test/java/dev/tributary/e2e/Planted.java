package dev.tributary.e2e;

import java.util.Set;

/** Something that was put somewhere, and that a search looks for everywhere else. */
interface Planted {

    /** What it is called in findings, without saying it. */
    String name();

    /** As it is put there, and as somebody may write it anew. */
    Set<String> spellings();
}
