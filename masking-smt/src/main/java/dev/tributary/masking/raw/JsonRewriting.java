package dev.tributary.masking.raw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tributary.commons.policy.CardSecrets;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** Makes a tree anew, leaf by leaf; the one that was read stays as it is. */
final class JsonRewriting {

    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9]\\d{0,30})(\\.\\d{1,30})?([eE][+-]?\\d{1,3})?");
    private static final String HIDDEN_NAME = "*";

    private final Leaves leaves;

    JsonRewriting(Leaves leaves) {
        this.leaves = leaves;
    }

    JsonNode rewritten(JsonNode tree) {
        return node(tree, JsonPlace.TOP, PlainJsonRules.RULES);
    }

    private JsonNode node(JsonNode node, JsonPlace place, JsonRules rules) {
        if (node instanceof ObjectNode object) {
            return object(object, place, FhirRules.isResource(object) ? FhirRules.RULES : rules);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode out = NODES.arrayNode(array.size());
            for (int i = 0; i < array.size(); i++) {
                out.add(node(array.get(i), place.element(i), rules));
            }
            return out;
        }
        if (node.isTextual()) {
            return text(node, place, rules);
        }
        return node.isNumber() ? number(node, place, rules) : node;
    }

    private JsonNode object(ObjectNode object, JsonPlace place, JsonRules rules) {
        ObjectNode out = NODES.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (CardSecrets.isNeverStored(name)) {
                // Its shape tells nothing: a PIN is a number like any other.
                continue;
            }
            boolean structure = rules.isStructure(name);
            String shown = structure ? name : HIDDEN_NAME;
            JsonPlace at = place.member(name, shown, object);
            String written = structure ? name : leaves.unlisted(at.path(), name);
            JsonNode value = node(member.getValue(), at, rules);
            boolean dropped =
                    value.isNull() && !member.getValue().isNull() && rules.dropsEmptyMembers();
            if (!dropped && !out.has(written)) {
                out.set(written, value);
            }
        }
        return out;
    }

    private JsonNode text(JsonNode node, JsonPlace place, JsonRules rules) {
        String text = node.textValue();
        String rewritten = rules.text(place, text, leaves);
        if (rewritten.equals(text)) {
            return node;
        }
        return rewritten.isEmpty() ? NullNode.instance : TextNode.valueOf(rewritten);
    }

    /** A number stays one, or is gone: text in its place would be of another type. */
    private JsonNode number(JsonNode node, JsonPlace place, JsonRules rules) {
        String number = node.asText();
        String rewritten = rules.number(place, number, leaves);
        if (rewritten.equals(number)) {
            return node;
        }
        return NUMBER.matcher(rewritten).matches()
                ? DecimalNode.valueOf(new BigDecimal(rewritten))
                : NullNode.instance;
    }
}
