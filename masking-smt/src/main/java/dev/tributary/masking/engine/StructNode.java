package dev.tributary.masking.engine;

import java.util.List;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;

/** A struct of which something is masked. */
final class StructNode implements Node {

    private final Schema schema;
    private final Member[] members;
    private final Member[] gatherers;

    /**
     * A field.
     *
     * @param in as it goes in
     * @param out as it comes out; null where it is left out
     */
    record Member(Field in, Field out, Node node) {}

    StructNode(Schema schema, List<Member> members) {
        this.schema = schema;
        this.members =
                members.stream().filter(member -> member.out() != null).toArray(Member[]::new);
        this.gatherers =
                members.stream().filter(member -> member.node().gathers()).toArray(Member[]::new);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Object mask(Object value, Scene scene, long holds) {
        if (value == null) {
            return null;
        }
        Struct in = (Struct) value;
        Struct out = new Struct(schema);
        for (Member member : members) {
            Object before = value(in, member.in());
            if (before != null) {
                Object masked = member.node().mask(before, scene, holds);
                if (masked != null) {
                    out.put(member.out(), masked);
                }
            }
        }
        return out;
    }

    /** What was set, and not what a reader would take instead. */
    static Object value(Struct struct, Field field) {
        return field.schema().defaultValue() == null
                ? struct.get(field)
                : struct.getWithoutDefault(field.name());
    }

    @Override
    public void gather(Object value, IdentityGathering into, long holds) {
        if (value == null) {
            return;
        }
        for (Member member : gatherers) {
            member.node().gather(value((Struct) value, member.in()), into, holds);
        }
    }

    @Override
    public boolean gathers() {
        return gatherers.length > 0;
    }
}
