package dev.tributary.masking.engine;

import dev.tributary.commons.policy.CardSecrets;
import dev.tributary.commons.policy.FieldPath.Root;
import dev.tributary.commons.policy.FieldPath.Step;
import dev.tributary.commons.policy.Policy;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.action.Treatment;
import dev.tributary.masking.engine.Decisions.Tag;
import dev.tributary.masking.engine.PartPlan.Read;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.header.Headers;

/** What is done with headers, name by name; for one thread. */
final class HeaderPlans {

    /** Data can make up any number of names. */
    private static final int MOST = 1_000;

    private final boolean all;
    private final PathState start;
    private final Branch.Shared shared;
    private final Planning planning;
    private final Map<String, Plan> plans = new HashMap<>();

    /** Plans a header with a schema. */
    @FunctionalInterface
    interface Planning {

        Node plan(Schema schema, PathState state, Place place, Tag tag);
    }

    private record Plan(
            boolean never,
            boolean passes,
            PathState state,
            Place place,
            Branch branch,
            SchemaCache<PartPlan> parts) {}

    HeaderPlans(Policy policy, Branch.Shared shared, Planning planning) {
        this.all = policy.headers();
        this.start = PathState.start(policy, Root.HEADERS);
        this.shared = shared;
        this.planning = planning;
    }

    /**
     * The headers to go on with; what earlier transforms of ours said is left out.
     *
     * @param masks whether they are masked, where the policy says so
     */
    ConnectHeaders mask(Headers headers, Scene scene, boolean masks) {
        ConnectHeaders masked = new ConnectHeaders();
        boolean idle = !masks;
        for (Header header : headers) {
            if (MaskingHeaders.isReport(header.key())) {
                continue;
            }
            if (idle || header.value() == null) {
                masked.add(header);
            } else {
                add(masked, header, scene);
            }
        }
        return masked;
    }

    private void add(ConnectHeaders masked, Header header, Scene scene) {
        Plan plan = plan(header.key());
        if (plan.never()) {
            return;
        }
        if (plan.passes()) {
            masked.add(header);
            return;
        }
        PartPlan part = part(plan, header);
        Object value = part.mask(header.value(), new Read(header.value(), false), scene);
        if (value != Treatment.GONE) {
            masked.add(header.key(), value, part.schema());
        }
    }

    /** Hands over what identifies somebody. */
    void gather(Headers headers, IdentityGathering into) {
        if (!all && start.isIdle()) {
            return;
        }
        for (Header header : headers) {
            Plan plan = plan(header.key());
            if (!plan.passes() && header.value() != null) {
                part(plan, header).gather(new Read(header.value(), false), into);
            }
        }
    }

    /** The first value at a path whose first step is a header's name. */
    static Optional<String> text(Headers headers, List<Step> steps) {
        if (steps.isEmpty() || !(steps.get(0) instanceof Step.Member name)) {
            return Optional.empty();
        }
        Header header = headers.lastWithName(name.name());
        return header == null
                ? Optional.empty()
                : PathValue.text(header.value(), steps.subList(1, steps.size()));
    }

    private Plan plan(String name) {
        Plan known = plans.get(name);
        if (known != null) {
            return known;
        }
        PathState state = start.member(name);
        Place place = Place.HEADERS.dataMember(name);
        boolean passes = state.isIdle() && (!all || MaskingHeaders.isOurs(name));
        Plan plan =
                new Plan(
                        CardSecrets.isNeverStored(name),
                        passes,
                        state,
                        place,
                        Branch.root(shared, state, place),
                        new SchemaCache<>());
        if (plans.size() < MOST) {
            plans.put(name, plan);
        }
        return plan;
    }

    private PartPlan part(Plan plan, Header header) {
        if (header.schema() == null) {
            return new PartPlan(null, null, plan.branch(), false);
        }
        return plan.parts()
                .get(
                        header.schema(),
                        schema -> {
                            Node node = planning.plan(schema, plan.state(), plan.place(), Tag.NONE);
                            return new PartPlan(node.schema(), node, plan.branch(), false);
                        });
    }
}
