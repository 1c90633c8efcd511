package dev.tributary.masking.engine;

import dev.tributary.commons.policy.Policy;
import dev.tributary.masking.action.ActionRefused;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.action.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The record that is being masked, as far as its parts need to know of each other. One is used for
 * all records in turn, by one thread.
 */
final class Scene implements Surroundings {

    private final Optional<KeyRing> keys;
    private final Scrubber scrubber;
    private final Tally tally;
    private final List<String> names = new ArrayList<>();

    private Supplier<Optional<String>> whose = Optional::empty;
    private Supplier<List<Identity>> who = List::of;
    private Optional<String> subject;
    private Detection.Finder identities;
    private int maxDays;
    private int days;
    private boolean fellBack;
    private boolean keyUsed;

    Scene(Policy policy, Optional<KeyRing> keys, Scrubber scrubber) {
        this.tally = new Tally(policy.rules().size());
        this.keys = keys;
        this.scrubber = scrubber;
    }

    /**
     * Begins a record.
     *
     * @param whose the id of whom it is about, asked when it is needed
     * @param who what identifies somebody in it, asked when it is needed
     */
    void open(Supplier<Optional<String>> whose, Supplier<List<Identity>> who) {
        this.whose = whose;
        this.who = who;
        subject = null;
        identities = null;
        maxDays = 0;
        fellBack = false;
        keyUsed = false;
        tally.reset();
        names.clear();
    }

    Tally tally() {
        return tally;
    }

    /** Whether anything was done that no rule asked for, or could not be done as asked. */
    boolean hasFallenBack() {
        return fellBack;
    }

    /** Whether a key was used. */
    boolean hasUsedKey() {
        return keyUsed;
    }

    void count(int slot) {
        tally.count(slot);
    }

    /** Counts what a rule did, or a default. */
    void count(int slot, int rule) {
        tally.count(slot);
        tally.ruled(rule);
    }

    void uncovered(Coverage.Entry entry) {
        entry.met();
        fellBack |= entry.classified();
    }

    void fellBack() {
        fellBack = true;
    }

    /** Into an entry of a map. */
    void enter(Object name) {
        names.add(String.valueOf(name));
    }

    /** The name of an entry of a map or object, as it may be seen. */
    Object name(Object name, Place place) {
        return name instanceof String text ? scrubber.name(text, place, this) : name;
    }

    void leave() {
        names.remove(names.size() - 1);
    }

    Detection.Finder identities() {
        if (identities == null) {
            identities = scrubber.finder(who.get());
        }
        return identities;
    }

    @Override
    public int days(int max) {
        if (max != maxDays) {
            days = keys().days(subject(), max);
            maxDays = max;
        }
        return days;
    }

    @Override
    public String token(String domain, String value) {
        return keys().token(domain, value);
    }

    @Override
    public String seal(byte[] plain, Place place, boolean deterministic, boolean perSubject) {
        String path = place.exact(names);
        return perSubject
                // Of who was erased nothing may stay.
                ? keys().seal(plain, path, deterministic, subject()).orElse(null)
                : keys().seal(plain, path, deterministic);
    }

    @Override
    public String scrubbed(String text, Place place) {
        return scrubber.scrubbed(text, place, this);
    }

    @Override
    public String rewritten(String payload, Place place) {
        return scrubber.rewritten(payload, place, this);
    }

    @Override
    public void unreadable() {
        fellBack = true;
    }

    private String subject() {
        if (subject == null) {
            subject = whose.get();
        }
        return subject.orElseThrow(() -> new ActionRefused(MaskingError.SUBJECT_MISSING));
    }

    private KeyRing keys() {
        keyUsed = true;
        return keys.orElseThrow(() -> new ActionRefused(MaskingError.CRYPTO_FAILED));
    }
}
