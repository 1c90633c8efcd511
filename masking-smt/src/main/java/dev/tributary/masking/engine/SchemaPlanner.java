package dev.tributary.masking.engine;

import dev.tributary.commons.policy.CardSecrets;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.action.Treatment;
import dev.tributary.masking.engine.Decisions.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;

/** Makes the plan for one schema. */
final class SchemaPlanner {

    /** A schema can hold itself. */
    private static final int DEEPEST = 100;

    /** The bits of a long but one. */
    private static final int MOST_CONDITIONS = 62;

    private final Decisions decisions;
    private final BiPredicate<String, String> harmless;
    private final MaskedSchemas schemas = new MaskedSchemas();

    /** Of the lists and maps around: beside each other, bits mean different things. */
    private int conditions;

    /** Whether the struct around is of our own making. */
    private boolean ours;

    /**
     * A planner for one schema and all that is in it.
     *
     * @param harmless whether a field of a schema of that name needs no tag
     */
    SchemaPlanner(Decisions decisions, BiPredicate<String, String> harmless) {
        this.decisions = decisions;
        this.harmless = harmless;
    }

    /** What becomes of a value that is left out of what it stands in. */
    private enum Within {
        /** Its field is null, or not there. */
        STRUCT,
        /** The element or entry is not there. */
        COLLECTION
    }

    /**
     * The plan for a part of a record.
     *
     * @param tag what is held of it where its schema does not say
     */
    Node plan(Schema schema, PathState state, Place place, Tag tag) {
        return node(schema, state, place, tag, Within.COLLECTION, 0);
    }

    private Node node(
            Schema schema, PathState state, Place place, Tag tag, Within within, int depth) {
        if (depth > DEEPEST) {
            throw MaskingException.at(MaskingError.TOO_DEEP, place, "SCHEMA");
        }
        Tag own = Tag.of(schema, tag);
        Node node =
                switch (schema.type()) {
                    case STRUCT -> struct(schema, state, place, depth);
                    case ARRAY -> list(schema, state, place, own, depth);
                    case MAP -> map(schema, state, place, own, depth);
                    default -> leaf(schema, state, place, own, within);
                };
        return !schema.type().isPrimitive() && decisions.leaveOutWhole(state)
                ? removed(schema, node, within)
                : node;
    }

    private static Node removed(Schema schema, Node node, Within within) {
        boolean collection = within == Within.COLLECTION;
        return new Removed(
                collection || schema.isOptional() ? schema : null,
                collection ? Treatment.GONE : null,
                node);
    }

    private Node struct(Schema schema, PathState state, Place place, int depth) {
        boolean around = ours;
        ours = around || OwnKeys.isOurs(schema);
        List<Field> fields = schema.fields();
        List<Node> nodes = new ArrayList<>();
        for (Field field : fields) {
            Tag tag =
                    harmless.test(schema.name(), field.name())
                            ? new Tag(Optional.empty(), false, true)
                            : Tag.NONE;
            Node node =
                    node(
                            field.schema(),
                            state.member(field.name()),
                            place.member(field.name()),
                            tag,
                            Within.STRUCT,
                            depth + 1);
            boolean never = !tag.harmless() && CardSecrets.isNeverStored(field.name());
            nodes.add(never ? removed(field.schema(), node, Within.STRUCT) : node);
        }
        ours = around;
        if (nodes.stream().allMatch(Pass.class::isInstance)) {
            return new Pass(schema);
        }
        Schema out = schemas.struct(schema, nodes.stream().map(Node::schema).toList());
        List<StructNode.Member> members = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            members.add(
                    new StructNode.Member(
                            fields.get(i), out.field(fields.get(i).name()), nodes.get(i)));
        }
        return new StructNode(out, members);
    }

    private Node list(Schema schema, PathState state, Place place, Tag tag, int depth) {
        int outside = conditions;
        List<Tests.Test> tests = new ArrayList<>();
        PathState inside = state.element(condition -> bit(condition, tests));
        Node element =
                node(
                        schema.valueSchema(),
                        inside,
                        place.element(),
                        tag,
                        Within.COLLECTION,
                        depth + 1);
        conditions = outside;
        return element instanceof Pass
                ? new Pass(schema)
                : new ListNode(
                        MaskedSchemas.list(schema, element.schema()), element, new Tests(tests));
    }

    private Node map(Schema schema, PathState state, Place place, Tag tag, int depth) {
        int outside = conditions;
        List<Tests.Test> tests = new ArrayList<>();
        PathState inside = state.entry(condition -> bit(condition, tests));
        EntryNames names = names(schema.keySchema(), state, place, depth);
        Node entry =
                node(
                        schema.valueSchema(),
                        inside,
                        place.entry(),
                        tag,
                        Within.COLLECTION,
                        depth + 1);
        conditions = outside;
        return names.pass() && entry instanceof Pass
                ? new Pass(schema)
                : new MapNode(
                        MaskedSchemas.map(schema, names.schema(), entry.schema()),
                        names,
                        entry,
                        new Tests(tests));
    }

    /**
     * A tag says that names are data; of our own maps the user's configuration names the entries.
     */
    private EntryNames names(Schema schema, PathState state, Place place, int depth) {
        Tag tag = Tag.of(schema, Tag.NONE);
        boolean tagged = tag.pii().isPresent() || tag.unknown();
        PathState there = state.names(tagged);
        Node rule =
                tagged || !there.matches().isEmpty()
                        ? node(schema, there, place.names(), tag, Within.COLLECTION, depth + 1)
                        : new Pass(schema);
        return new EntryNames(
                place,
                rule,
                () -> decisions.names(place.names(), state.names(true)),
                state.spoken(),
                ours || decisions.keepWhole(state));
    }

    private Node leaf(Schema schema, PathState state, Place place, Tag tag, Within within) {
        Kind kind = Kind.of(schema);
        List<Choice> choices = decisions.at(place, state, tag, kind, Optional.of(schema));
        Choice last = choices.get(choices.size() - 1);
        if (choices.size() == 1 && last.keeps() && last.uncovered() == null) {
            return new Pass(schema);
        }
        boolean words = MaskedSchemas.isEnumeration(schema);
        boolean text =
                choices.stream()
                        .anyMatch(
                                choice ->
                                        choice.treatment().makesText()
                                                || (words
                                                        && !choice.keeps()
                                                        && !choice.leavesOut()));
        return new Leaf(kind, place, choices, tag.pii(), form(schema, choices, text, within));
    }

    private static Leaf.Form form(
            Schema schema, List<Choice> choices, boolean text, Within within) {
        boolean leftOut = choices.size() == 1 && choices.get(0).leavesOut();
        if (leftOut && within == Within.STRUCT && !schema.isOptional()) {
            return new Leaf.Form(null, null, null, false);
        }
        Schema out = text ? MaskedSchemas.text(schema, choices) : schema;
        Object blank = MaskedSchemas.blank(out);
        return new Leaf.Form(out, blank, within == Within.STRUCT ? blank : Treatment.GONE, text);
    }

    private long bit(PathState.Condition condition, List<Tests.Test> tests) {
        if (conditions == MOST_CONDITIONS) {
            throw MaskingException.at(MaskingError.TOO_DEEP, Place.VALUE, "CONDITIONS");
        }
        for (Tests.Test test : tests) {
            if (test.condition().equals(condition)) {
                return test.bit();
            }
        }
        long bit = 1L << conditions++;
        tests.add(new Tests.Test(condition, bit));
        return bit;
    }
}
