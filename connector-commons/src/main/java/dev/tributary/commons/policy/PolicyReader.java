package dev.tributary.commons.policy;

import dev.tributary.commons.config.OneOf;
import dev.tributary.commons.json.Located;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a policy of its JSON; what is wrong is noted, and the rest is read all the same. */
final class PolicyReader {

    /** The members of a policy, in the order in which one writes them. */
    static final List<String> MEMBERS =
            List.of(
                    "id",
                    "profile",
                    "key",
                    "quarantine_key",
                    "subject",
                    "reference_date",
                    "rules",
                    "default_action",
                    "unclassified",
                    "on_error",
                    "headers");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final Findings findings;
    private final Map<String, Integer> lines = new HashMap<>();
    private int first;

    PolicyReader(Findings findings) {
        this.findings = findings;
    }

    /** Where a member stands, for whoever finds something wrong with it later. */
    int line(String member) {
        return lines.getOrDefault(member, first);
    }

    /** Whether a member is there, whatever it says. */
    boolean has(String member) {
        return lines.containsKey(member);
    }

    /** The policy that a profile is, alone. */
    static Policy of(Profile profile) {
        return hashed(
                new Policy(
                        profile.word(),
                        "",
                        Optional.of(profile),
                        Optional.empty(),
                        Optional.empty(),
                        Profiles.rules(profile, Optional.empty()),
                        DefaultAction.REDACT,
                        DefaultAction.REDACT,
                        OnError.FAIL,
                        true));
    }

    /** A policy; empty where the document is none. */
    Optional<Policy> read(Located document) {
        return Members.of(document, "the policy", findings).map(this::policy);
    }

    private Policy policy(Members policy) {
        policy.allow(MEMBERS);
        first = policy.line();
        MEMBERS.stream().filter(policy::has).forEach(name -> lines.put(name, policy.line(name)));
        Optional<Profile> profile =
                policy.text("profile")
                        .flatMap(
                                word ->
                                        PolicyWords.profile(
                                                word, policy.line("profile"), findings));
        Optional<LocalDate> referenceDate = referenceDate(policy);
        KeyReader keys = new KeyReader(findings);
        return hashed(
                new Policy(
                        id(policy, profile),
                        "",
                        profile,
                        keys.read(policy, "key"),
                        keys.read(policy, "quarantine_key"),
                        rules(policy, profile, referenceDate),
                        word(policy, "default_action", DefaultAction.class, DefaultAction.REDACT),
                        word(policy, "unclassified", DefaultAction.class, DefaultAction.REDACT),
                        word(policy, "on_error", OnError.class, OnError.FAIL),
                        policy.flag("headers").orElse(true),
                        RuleReader.path(policy, "subject", findings)));
    }

    private static Policy hashed(Policy policy) {
        return new Policy(
                policy.id(),
                PolicyHash.of(policy),
                policy.profile(),
                policy.key(),
                policy.quarantineKey(),
                policy.rules(),
                policy.defaultAction(),
                policy.unclassified(),
                policy.onError(),
                policy.headers(),
                policy.subject());
    }

    /** The author's name for it; a profile's will do where there is one. */
    private static String id(Members policy, Optional<Profile> profile) {
        if (!policy.has("id") && policy.has("profile")) {
            return profile.map(Profile::word).orElse("");
        }
        String id = policy.neededText("id", "give the policy a name, as \"lab-feed\"").orElse("");
        if (!id.isEmpty() && !ID.matcher(id).matches()) {
            policy.bad(
                    "id",
                    "is no name",
                    "use letters, digits, '.', '_' and '-', at most 64 of them");
        }
        return id;
    }

    private List<Rule> rules(
            Members policy, Optional<Profile> profile, Optional<LocalDate> referenceDate) {
        List<Rule> rules =
                new ArrayList<>(new RuleReader(referenceDate, findings).read(policy.list("rules")));
        profile.ifPresent(known -> rules.addAll(Profiles.rules(known, referenceDate)));
        return rules;
    }

    private static Optional<LocalDate> referenceDate(Members policy) {
        Optional<String> text = policy.text("reference_date");
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException notOne) {
            policy.bad("reference_date", "is no date", "write it as \"2026-01-01\"");
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> E word(Members policy, String name, Class<E> type, E usual) {
        Optional<String> text = policy.text(name);
        if (text.isEmpty()) {
            return usual;
        }
        Optional<E> known = OneOf.of(type).find(text.get());
        if (known.isEmpty()) {
            policy.bad(name, "has a word that it cannot have", "write " + OneOf.of(type));
        }
        return known.orElse(usual);
    }
}
