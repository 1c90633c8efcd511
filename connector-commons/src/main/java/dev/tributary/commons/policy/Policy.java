package dev.tributary.commons.policy;

import dev.tributary.commons.record.PiiClass;
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
 *     untagged fields of our own records were judged harmless when they were written, see {@link
 *     HarmlessFields}. A key that is to be blanked becomes null, lest all keys become one.
 * @param onError for a record that cannot be masked
 * @param headers whether a record's headers, ours aside, are masked, each as a field at {@code
 *     $headers.name}; a rule with such a path speaks of our headers too
 * @param subject where the id of the person stands whom a record is about, for shifts and keys of
 *     one's own; without it the first field of class MRN, else the key
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
        boolean headers,
        Optional<FieldPath> subject) {

    public Policy {
        rules = List.copyOf(rules);
    }

    /** A policy that does not say where a person's id stands. */
    public Policy(
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
        this(
                id,
                hash,
                profile,
                key,
                quarantineKey,
                rules,
                defaultAction,
                unclassified,
                onError,
                headers,
                Optional.empty());
    }

    /** The rule that decides about fields of a class, where no path decides before. */
    public Optional<Rule> ruleFor(PiiClass pii) {
        return rules.stream()
                .filter(rule -> rule.selector() instanceof Selector.OfClass)
                .filter(rule -> ((Selector.OfClass) rule.selector()).classes().contains(pii))
                .findFirst();
    }

    /** The rule that decides about what is found of a class within text. */
    public Optional<Rule> ruleInText(PiiClass pii) {
        return rules.stream()
                .filter(rule -> rule.selector() instanceof Selector.Detected)
                .filter(rule -> ((Selector.Detected) rule.selector()).classes().contains(pii))
                .findFirst()
                .or(() -> ruleFor(pii));
    }
}
