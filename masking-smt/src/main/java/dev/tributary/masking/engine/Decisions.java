package dev.tributary.masking.engine;

import dev.tributary.commons.policy.Action;
import dev.tributary.commons.policy.DefaultAction;
import dev.tributary.commons.policy.Policy;
import dev.tributary.commons.policy.Rule;
import dev.tributary.commons.policy.Selector;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.action.Site;
import dev.tributary.masking.action.Treatment;
import dev.tributary.masking.action.Treatments;
import dev.tributary.masking.engine.Choice.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;

/** Finds the rules of a policy that speak of a leaf, in the policy's order. */
final class Decisions {

    private final Policy policy;
    private final Treatments treatments;
    private final Coverage coverage;

    Decisions(Policy policy, Treatments treatments, Coverage coverage) {
        this.policy = policy;
        this.treatments = treatments;
        this.coverage = coverage;
    }

    /**
     * What a leaf is tagged with.
     *
     * @param pii empty where it is not tagged, or with what nobody knows
     * @param unknown whether it is tagged with what nobody knows
     * @param harmless whether somebody has judged that it needs no tag
     */
    record Tag(Optional<PiiClass> pii, boolean unknown, boolean harmless) {

        static final Tag NONE = new Tag(Optional.empty(), false, false);

        /** The tag of a schema, else what is held of the place that it stands at. */
        static Tag of(Schema schema, Tag otherwise) {
            try {
                Optional<PiiClass> pii = PiiClass.of(schema);
                return pii.isPresent() ? new Tag(pii, false, false) : otherwise;
            } catch (IllegalArgumentException classOfAnotherVersion) {
                return new Tag(Optional.empty(), true, false);
            }
        }
    }

    /** What may be done at a leaf; the last one holds always. */
    List<Choice> at(Place place, PathState state, Tag tag, Kind kind, Optional<Schema> schema) {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < policy.rules().size(); i++) {
            Rule rule = policy.rules().get(i);
            for (long needs : needs(i, rule, state, tag)) {
                choices.add(choice(place, i, needs, tag, kind, schema));
                if (needs == PathState.ALWAYS) {
                    return choices;
                }
            }
        }
        choices.add(otherwise(place, tag, kind));
        return choices;
    }

    /** What is done with names of entries, as texts without a schema. */
    Leaf names(Place place, PathState state) {
        return new Leaf(
                Kind.TEXT,
                place,
                at(place, state, Tag.NONE, Kind.TEXT, Optional.empty()),
                Optional.empty(),
                new Leaf.Form(null, null, Treatment.GONE, false));
    }

    /** Whether what stands at a place, no leaf, is left out whole. */
    boolean leaveOutWhole(PathState state) {
        return whole(state).filter(Action.Drop.class::isInstance).isPresent();
    }

    /** Whether what stands at a place, no leaf, is kept whole. */
    boolean keepWhole(PathState state) {
        return whole(state).filter(Action.Keep.class::isInstance).isPresent();
    }

    /** What a rule says of all that stands at a place, where none before it speaks of a part. */
    private Optional<Action> whole(PathState state) {
        for (int i = 0; i < policy.rules().size(); i++) {
            Rule rule = policy.rules().get(i);
            if (rule.selector() instanceof Selector.OfClass || state.leadsOn(i)) {
                return Optional.empty();
            }
            int position = i;
            List<PathState.Match> ended =
                    state.matches().stream().filter(match -> match.rule() == position).toList();
            if (!ended.isEmpty()) {
                return ended.get(0).needs() == PathState.ALWAYS
                        ? Optional.of(rule.action())
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static List<Long> needs(int position, Rule rule, PathState state, Tag tag) {
        if (rule.selector() instanceof Selector.OfClass of) {
            return tag.pii().filter(of.classes()::contains).isPresent()
                    ? List.of(PathState.ALWAYS)
                    : List.of();
        }
        if (tag.unknown() && rule.action() instanceof Action.Keep) {
            // What nobody knows never passes.
            return List.of();
        }
        return state.matches().stream()
                .filter(match -> match.rule() == position)
                .map(PathState.Match::needs)
                .toList();
    }

    private Choice choice(
            Place place, int position, long needs, Tag tag, Kind kind, Optional<Schema> schema) {
        Rule rule = policy.rules().get(position);
        Action action = atKey(place, rule.action());
        return new Choice(
                needs,
                treatments.of(action, new Site(kind, tag.pii(), domain(rule, tag), schema)),
                slot(tag),
                position,
                use(action, tag, kind),
                null);
    }

    /** Blanked alike, all keys would become one. */
    private static Action atKey(Place place, Action action) {
        return place == Place.KEY && action instanceof Action.Redact ? new Action.Drop() : action;
    }

    private static String domain(Rule rule, Tag tag) {
        if (tag.pii().isPresent()) {
            return tag.pii().get().name();
        }
        return rule.selector() instanceof Selector.AtPath at
                ? at.path().lastName().orElse(at.path().text())
                : "";
    }

    private Choice otherwise(Place place, Tag tag, Kind kind) {
        if (tag.unknown()) {
            return refusal(tag, MaskingError.CLASS_UNKNOWN);
        }
        if (tag.harmless()) {
            return new Choice(
                    PathState.ALWAYS,
                    Treatments.KEEP,
                    Tally.UNCLASSIFIED,
                    Choice.NO_RULE,
                    Use.NONE,
                    null);
        }
        boolean classified = tag.pii().isPresent();
        DefaultAction action = classified ? policy.defaultAction() : policy.unclassified();
        Coverage.Entry entry =
                coverage.entry(place.toString(), type(tag, kind), fate(action), classified);
        return new Choice(
                PathState.ALWAYS,
                treatment(action, place, kind),
                slot(tag),
                Choice.NO_RULE,
                action == DefaultAction.REDACT && classified
                        ? use(Action.Redact.plainly(), tag, kind)
                        : Use.NONE,
                entry);
    }

    private static String type(Tag tag, Kind kind) {
        return tag.pii().map(pii -> kind + " " + pii).orElse(kind.name());
    }

    private static String fate(DefaultAction action) {
        return switch (action) {
            case REDACT -> "it is blanked";
            case KEEP -> "it passes";
            case FAIL -> "the record is refused";
        };
    }

    private Treatment treatment(DefaultAction action, Place place, Kind kind) {
        return switch (action) {
            case REDACT ->
                    treatments.of(
                            atKey(place, Action.Redact.plainly()),
                            new Site(kind, Optional.empty(), "", Optional.empty()));
            case KEEP -> Treatments.KEEP;
            case FAIL -> Treatments.refusal(MaskingError.NOT_COVERED);
        };
    }

    private static Choice refusal(Tag tag, MaskingError error) {
        return new Choice(
                PathState.ALWAYS,
                Treatments.refusal(error),
                slot(tag),
                Choice.NO_RULE,
                Use.NONE,
                null);
    }

    private static int slot(Tag tag) {
        return tag.pii().map(Tally::slot).orElse(Tally.UNCLASSIFIED);
    }

    private static Use use(Action action, Tag tag, Kind kind) {
        if (action instanceof Action.Keep || action instanceof Action.Detect) {
            return Use.NONE;
        }
        if (action instanceof Action.Rewrite) {
            return kind == Kind.TEXT || kind == Kind.BYTES ? Use.PAYLOAD : Use.NONE;
        }
        boolean searchable =
                kind == Kind.TEXT
                        || kind == Kind.INTEGER
                        || (kind == Kind.DATE && tag.pii().isPresent());
        return searchable && tag.pii().map(IdentityGathering::identifies).orElse(true)
                ? Use.IDENTITY
                : Use.NONE;
    }
}
