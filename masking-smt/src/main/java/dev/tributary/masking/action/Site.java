package dev.tributary.masking.action;

import dev.tributary.commons.record.PiiClass;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/**
 * A field, as far as actions care.
 *
 * @param kind the type of its values
 * @param pii what it is tagged with
 * @param domain of tokens, where the action names none
 * @param schema empty where there is none
 */
public record Site(Kind kind, Optional<PiiClass> pii, String domain, Optional<Schema> schema) {}
