package dev.tributary.masking.tool;

import dev.tributary.commons.crypto.Keyset;
import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.crypto.SaltStore;
import dev.tributary.commons.crypto.SubjectKeys;
import dev.tributary.commons.policy.KeyReference;
import dev.tributary.commons.policy.PolicyParser;
import dev.tributary.commons.policy.SubjectStore;
import java.io.PrintWriter;
import java.util.List;
import org.apache.kafka.common.config.ConfigException;

/**
 * Destroys what makes persons' keys their own, so that what was encrypted for them under {@code
 * per_subject} can never be opened again.
 */
final class Erasure {

    private final SubjectKeys keys;

    private Erasure(SubjectKeys keys) {
        this.keys = keys;
    }

    /**
     * Of whom a policy encrypts for.
     *
     * @param policy as the transform's option of that name
     * @throws ConfigException where it is refused, or no person has a key of their own
     * @throws KeysetException where its key cannot be had
     */
    static Erasure by(String policy) {
        KeyReference key =
                PolicyParser.parse(policy)
                        .key()
                        .orElseThrow(() -> new ConfigException("the policy has no 'key'"));
        SubjectStore store =
                key.subjects()
                        .orElseThrow(
                                () ->
                                        new ConfigException(
                                                "the policy's 'key' has no 'subjects': nobody has a"
                                                        + " key of their own"));
        return new Erasure(SubjectKeys.of(Keyset.open(key), SaltStore.open(store)));
    }

    /**
     * Erases persons, and prints for each, before the next, the names under which the store knows
     * that it is so; never the person's id.
     *
     * @throws ConfigException with the number of the line where it went wrong; those before it are
     *     erased
     */
    void of(List<String> persons, PrintWriter out) {
        for (int i = 0; i < persons.size(); i++) {
            String person = persons.get(i).strip();
            if (person.isEmpty()) {
                continue;
            }
            try {
                out.println("erased " + String.join(" ", keys.destroy(person)));
                out.flush();
            } catch (KeysetException failed) {
                throw new ConfigException("line " + (i + 1) + ": " + failed.getMessage());
            }
        }
    }
}
