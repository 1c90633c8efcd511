package dev.tributary.masking.engine;

import dev.tributary.commons.policy.Action;
import dev.tributary.commons.policy.DefaultAction;
import dev.tributary.commons.policy.FieldPath;
import dev.tributary.commons.policy.FieldPathReader;
import dev.tributary.commons.policy.OnError;
import dev.tributary.commons.policy.Policy;
import dev.tributary.commons.policy.Profile;
import dev.tributary.commons.policy.Rule;
import dev.tributary.commons.policy.Selector;
import dev.tributary.commons.record.PiiClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds policies rule by rule; blanks what no rule speaks of. */
final class TestPolicy {

    static final Action DROP = new Action.Drop();
    static final Action KEEP = new Action.Keep();
    static final Action REDACT = new Action.Redact("[redacted]");
    static final Action TOKEN = new Action.Token(Optional.empty());
    static final Action ENCRYPT = new Action.Encrypt(false, false);
    static final Action SHIFT = new Action.DateShift(50);
    static final Action DETECT = new Action.Detect();
    static final Action REWRITE = new Action.Rewrite();

    private final List<Rule> rules = new ArrayList<>();
    private Optional<Profile> profile = Optional.empty();
    private DefaultAction defaultAction = DefaultAction.REDACT;
    private DefaultAction unclassified = DefaultAction.REDACT;
    private OnError onError = OnError.FAIL;
    private boolean headers;
    private Optional<FieldPath> subject = Optional.empty();

    static TestPolicy policy() {
        return new TestPolicy();
    }

    TestPolicy at(String path, Action action) {
        return rule(new Selector.AtPath(FieldPathReader.read(path)), action);
    }

    TestPolicy of(PiiClass pii, Action action) {
        return rule(new Selector.OfClass(Set.of(pii)), action);
    }

    TestPolicy ofAll(Action action) {
        return rule(new Selector.OfClass(Set.of(PiiClass.values())), action);
    }

    TestPolicy detected(PiiClass pii, Action action) {
        return rule(new Selector.Detected(Set.of(pii)), action);
    }

    private TestPolicy rule(Selector selector, Action action) {
        rules.add(new Rule(rules.size() + 1, selector, action));
        return this;
    }

    TestPolicy profile(Profile profile) {
        this.profile = Optional.of(profile);
        return this;
    }

    TestPolicy defaultAction(DefaultAction action) {
        defaultAction = action;
        return this;
    }

    TestPolicy unclassified(DefaultAction action) {
        unclassified = action;
        return this;
    }

    TestPolicy quarantine() {
        onError = OnError.QUARANTINE;
        return this;
    }

    TestPolicy headers() {
        headers = true;
        return this;
    }

    TestPolicy subject(String path) {
        subject = Optional.of(FieldPathReader.read(path));
        return this;
    }

    Policy build() {
        return new Policy(
                "test",
                "abc123",
                profile,
                Optional.empty(),
                Optional.empty(),
                rules,
                defaultAction,
                unclassified,
                onError,
                headers,
                subject);
    }

    /** An engine with keys that can be read, and searches that are easily foreseen. */
    MaskingEngine engine() {
        return engine(new FakeKeys());
    }

    MaskingEngine engine(KeyRing keys) {
        return new MaskingEngine(
                build(),
                new EngineParts(
                        Optional.of(keys),
                        Optional.of(keys),
                        new FakeDetection(),
                        FakeFormat::of,
                        (schema, field) ->
                                schema != null
                                        && schema.startsWith("dev.tributary.")
                                        && !field.equals("unlisted"),
                        Observer.NONE));
    }
}
