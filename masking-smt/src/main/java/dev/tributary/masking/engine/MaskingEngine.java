package dev.tributary.masking.engine;

import dev.tributary.commons.policy.FieldPath;
import dev.tributary.commons.policy.FieldPath.Root;
import dev.tributary.commons.policy.HarmlessFields;
import dev.tributary.commons.policy.OnError;
import dev.tributary.commons.policy.Policy;
import dev.tributary.masking.action.CanonicalText;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.action.Treatment;
import dev.tributary.masking.action.Treatments;
import dev.tributary.masking.action.ZipCodes;
import dev.tributary.masking.engine.Decisions.Tag;
import dev.tributary.masking.engine.PartPlan.Read;
import dev.tributary.masking.raw.RawFormats;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Headers;

/**
 * Masks records by a policy. What comes in is never changed; the same record gives the same result,
 * ciphertexts that are not deterministic aside. For one thread.
 */
public final class MaskingEngine implements AutoCloseable {

    private final Policy policy;
    private final EngineParts parts;
    private final Coverage coverage = new Coverage();
    private final Decisions decisions;
    private final Scrubber scrubber;
    private final Scene scene;
    private final HeaderPlans headers;
    private final MaskingHeaders report;

    private final Branch values;
    private final Branch keys;
    private final ValuePlan schemaless;
    private final PartPlan schemalessKey;
    private final SchemaCache<ValuePlan> plans = new SchemaCache<>();

    MaskingEngine(Policy policy, EngineParts parts) {
        this.policy = policy;
        this.parts = parts;
        Treatments treatments = new Treatments(ZipCodes.standard());
        this.decisions = new Decisions(policy, treatments, coverage);
        this.scrubber =
                new Scrubber(new TextRules(policy, treatments), parts.detection(), parts.formats());
        this.scene = new Scene(policy, parts.keys(), scrubber);
        this.report = new MaskingHeaders(policy);
        Branch.Shared shared =
                new Branch.Shared(
                        decisions, (schema, state, place) -> node(schema, state, place, Tag.NONE));
        this.headers = new HeaderPlans(policy, shared, this::node);
        PathState value = PathState.start(policy, Root.VALUE);
        PathState key = PathState.start(policy, Root.KEY);
        this.values = Branch.root(shared, value, Place.VALUE);
        this.keys = Branch.root(shared, key, Place.KEY);
        this.schemalessKey = new PartPlan(null, null, keys, key.matches().isEmpty());
        this.schemaless =
                new ValuePlan(
                        new PartPlan(null, null, values, value.matches().isEmpty()),
                        Optional.empty(),
                        List.of(),
                        Tag.NONE,
                        new SchemaCache<>());
    }

    /**
     * An engine with the keys that a policy refers to.
     *
     * @throws dev.tributary.commons.crypto.KeysetException where a key cannot be had: with the
     *     remedy
     */
    public static MaskingEngine open(Policy policy, Observer observer) {
        Optional<PolicyKeys> keys = policy.key().map(PolicyKeys::open);
        try {
            return new MaskingEngine(
                    policy,
                    new EngineParts(
                            keys.map(KeyRing.class::cast),
                            policy.quarantineKey().map(PolicyKeys::open),
                            new TextDetection(),
                            RawFormats::of,
                            HarmlessFields::contains,
                            observer));
        } catch (RuntimeException refused) {
            keys.ifPresent(PolicyKeys::close);
            throw refused;
        }
    }

    /** What was met and not covered by any rule. */
    public Coverage coverage() {
        return coverage;
    }

    /**
     * Masks a record.
     *
     * @return the masked record, or what takes its place in the quarantine topic
     * @throws MaskingException where it cannot be masked and the policy wants that to be an error
     * @throws RetriableException where a key cannot be had just now
     */
    public <R extends ConnectRecord<R>> R mask(R record, Parts which) {
        MaskingException failed;
        try {
            return masked(record, which);
        } catch (RetriableException passing) {
            throw passing;
        } catch (StackOverflowError tooDeep) {
            failed = MaskingException.at(MaskingError.TOO_DEEP, Place.VALUE, "RECORD");
        } catch (RuntimeException fault) {
            failed = MaskingException.of(fault, Place.VALUE, "RECORD");
        }
        boolean quarantined = policy.onError() == OnError.QUARANTINE;
        parts.observer().failed(failed.error(), quarantined);
        if (!quarantined) {
            throw failed;
        }
        KeyRing ring =
                parts.quarantine()
                        .orElseThrow(
                                () ->
                                        MaskingException.at(
                                                MaskingError.NOT_QUARANTINED,
                                                Place.VALUE,
                                                "RECORD"));
        return new Quarantine(ring).of(record, failed);
    }

    @Override
    public void close() {
        parts.keys().ifPresent(KeyRing::close);
        parts.quarantine().ifPresent(KeyRing::close);
    }

    private <R extends ConnectRecord<R>> R masked(R record, Parts which) {
        ValuePlan plan = plan(record.valueSchema());
        PartPlan keyPlan = keyPlan(plan, record);
        Read value = plan.part().read(record.value());
        Read key = keyPlan.read(record.key());
        scene.open(
                () -> subject(plan, value, key, record.headers()),
                () -> identities(plan, value, keyPlan, key, record.headers()));

        Object newKey = record.key();
        Schema newKeySchema = record.keySchema();
        if (which.key() && newKey != null) {
            newKey = keyPlan.mask(newKey, key, scene);
            newKeySchema = newKey == Treatment.GONE ? null : keyPlan.schema();
        }
        ConnectHeaders newHeaders = headers.mask(record.headers(), scene, which == Parts.WHOLE);
        Object newValue = record.value();
        Schema newValueSchema = record.valueSchema();
        if (which.value() && newValue != null) {
            newValue = value(plan, newValue, value, which, record.headers());
            newValueSchema = newValue == Treatment.GONE ? null : plan.part().schema();
        }
        report.add(newHeaders, scene, parts.keys());
        parts.observer().masked(scene.tally().counts());
        parts.observer().ruled(scene.tally().rules());
        return record.newRecord(
                record.topic(),
                record.kafkaPartition(),
                newKeySchema,
                newKey == Treatment.GONE ? null : newKey,
                newValueSchema,
                newValue == Treatment.GONE ? null : newValue,
                record.timestamp(),
                newHeaders);
    }

    private Object value(ValuePlan plan, Object value, Read read, Parts which, Headers came) {
        Object masked = plan.part().mask(value, read, scene);
        return plan.compliance().isPresent() && masked instanceof Struct struct
                ? plan.compliance()
                        .get()
                        .masked(struct, which == Parts.WHOLE && !scene.hasFallenBack(), came)
                : masked;
    }

    private ValuePlan plan(Schema schema) {
        return schema == null ? schemaless : plans.get(schema, this::valuePlan);
    }

    private ValuePlan valuePlan(Schema schema) {
        PathState start = PathState.start(policy, Root.VALUE);
        Node node = node(schema, start, Place.VALUE, Tag.NONE);
        return new ValuePlan(
                new PartPlan(node.schema(), node, values, isJson(schema, start)),
                Compliance.of(node.schema()),
                ValuePlan.person(schema),
                OwnKeys.tag(schema),
                new SchemaCache<>());
    }

    private PartPlan keyPlan(ValuePlan plan, ConnectRecord<?> record) {
        Schema schema = record.keySchema();
        if (schema != null) {
            return plan.keys().get(schema, absent -> keyPlan(plan, absent));
        }
        boolean ours = !plan.key().equals(Tag.NONE) && record.key() instanceof String;
        return ours ? keyPlan(plan, Schema.OPTIONAL_STRING_SCHEMA).without() : schemalessKey;
    }

    private PartPlan keyPlan(ValuePlan plan, Schema schema) {
        PathState start = PathState.start(policy, Root.KEY);
        Node node = node(schema, start, Place.KEY, plan.key());
        boolean json = plan.key().equals(Tag.NONE) && isJson(schema, start);
        return new PartPlan(node.schema(), node, keys, json);
    }

    /** Whether texts of a schema are looked into; a rule for the whole means the whole. */
    private static boolean isJson(Schema schema, PathState start) {
        return schema.type() == Schema.Type.STRING
                && schema.name() == null
                && schema.parameters() == null
                && start.matches().isEmpty();
    }

    private Node node(Schema schema, PathState state, Place place, Tag tag) {
        return new SchemaPlanner(decisions, parts.harmless()).plan(schema, state, place, tag);
    }

    private Optional<String> subject(ValuePlan plan, Read value, Read key, Headers came) {
        return policy.subject()
                .map(path -> at(path, value, key, came))
                .orElseGet(() -> plan.person(value.value()))
                .or(() -> Optional.ofNullable(key.value()).map(CanonicalText::ofAny));
    }

    private static Optional<String> at(FieldPath path, Read value, Read key, Headers came) {
        return switch (path.root()) {
            case VALUE -> PathValue.text(value.value(), path.steps());
            case KEY -> PathValue.text(key.value(), path.steps());
            case HEADERS -> HeaderPlans.text(came, path.steps());
            case RECORD ->
                    PathValue.text(value.value(), path.steps())
                            .or(() -> PathValue.text(key.value(), path.steps()));
        };
    }

    private List<Identity> identities(
            ValuePlan plan, Read value, PartPlan keyPlan, Read key, Headers came) {
        IdentityGathering gathering = scrubber.gathering();
        if (key.value() != null) {
            keyPlan.gather(key, gathering);
        }
        if (value.value() != null) {
            plan.part().gather(value, gathering);
        }
        headers.gather(came, gathering);
        return gathering.identities();
    }
}
