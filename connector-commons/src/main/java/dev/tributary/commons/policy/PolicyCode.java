package dev.tributary.commons.policy;

/** What can be wrong with a policy. */
public enum PolicyCode {
    EMPTY("There is no policy."),
    FILE_UNREADABLE("The file that the policy stands in cannot be read on this worker."),
    NOT_JSON("The policy is neither a profile's name nor JSON."),
    UNKNOWN_PROFILE("No profile has this name."),
    UNKNOWN_MEMBER("A member is not one that a policy has at this place."),
    MISSING_MEMBER("A member is missing that a policy must have at this place."),
    BAD_VALUE("A member has a value that it cannot have."),
    UNKNOWN_CLASS("No class of personal data has this name."),
    UNKNOWN_ACTION("No action has this name."),
    PATH_SYNTAX("A path cannot be read."),
    SELECTOR_UNCLEAR("A rule speaks of nothing, or of several things at once."),
    KEY_UNCLEAR("A key is said to be nowhere, or in two places."),
    KEY_MISSING("An action needs the policy's key, and there is none."),
    SUBJECTS_MISSING("A person's own key is asked for, and nothing keeps what makes it their own."),
    QUARANTINE_KEY_MISSING("Records shall go to quarantine, and there is no key to encrypt them."),
    ACTION_UNFIT("The action means nothing for what the rule speaks of."),
    NEVER_MATCHES("A rule can never decide, since an earlier one always does."),
    PATH_TWICE("Two rules have the same path."),
    NOTHING_DETECTS("A rule speaks of what is found in text, and no rule looks for anything."),
    PROFILE_FORBIDS("The profile forbids this."),
    CARD_NUMBER_REVEALED("More of a card number would stay than the profile allows."),
    CARD_NUMBER_GUESSABLE("A token and digits of the same card number could be put together."),
    SECURITY_CODE_KEPT("A card's security code, track or PIN would not be dropped.");

    private final String text;

    PolicyCode(String text) {
        this.text = text;
    }

    /** What is wrong, in a sentence. */
    public String text() {
        return text;
    }
}
