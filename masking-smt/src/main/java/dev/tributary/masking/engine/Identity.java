package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;

/** Something in a record that identifies somebody. */
record Identity(PiiClass pii, String value) {

    @Override
    public String toString() {
        return "Identity[" + pii + "]";
    }
}
