package dev.tributary.commons.policy;

import java.util.List;
import java.util.Optional;

/**
 * What is to be done with personal data: rules in order, of which the first that matches a field
 * decides.
 *
 * @param id its author's name for it; a profile's name where it is only that
 * @param hash SHA-256 in hex of all that it says, keys left out
 * @param profile the profile that it builds on
 * @param key the keyset for tokens, shifts and ciphertexts
 * @param quarantineKey the keyset that quarantined records are encrypted under
 * @param rules in order, the author's before the profile's
 * @param defaultAction for a field that is tagged and that no rule speaks of
 * @param unclassified for a field of somebody else's record that is neither tagged nor spoken of;
 *     untagged fields of our own records were judged harmless when they were written
 * @param onError for a record that cannot be masked
 * @param headers whether a record's headers, ours aside, are masked, each as a field at {@code
 *     $headers.name}
 */
public record Policy(
        String id,
        String hash,
        Optional<Profile> profile,
        Optional<KeyReference> key,
        Optional<KeyReference> quarantineKey,
        List<Rule> rules,
        DefaultAction defaultAction,
        DefaultAction unclassified,
        OnError onError,
        boolean headers) {

    public Policy {
        rules = List.copyOf(rules);
    }
}
