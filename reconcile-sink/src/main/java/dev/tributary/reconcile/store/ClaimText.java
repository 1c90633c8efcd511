package dev.tributary.reconcile.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.reconcile.entry.ClaimPart;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The part of claims as JSON, the column {@code entry.claim}. */
final class ClaimText {
    /** Of amounts, in this schema as in our records. */
    private static final int SCALE = 4;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private ClaimText() {}

    /** Null for no claim. */
    static String of(ClaimPart claim) {
        if (claim == null) {
            return null;
        }
        ObjectNode node = JSON.createObjectNode();
        put(node, "claim_id", claim.claimId());
        put(node, "payer_control_number", claim.payerControlNumber());
        put(node, "status", claim.status());
        put(node, "frequency", claim.frequency());
        put(node, "charge", claim.charge());
        put(node, "paid", claim.paid());
        put(node, "patient_owes", claim.patientOwes());
        put(node, "adjustments", claim.adjustments());
        put(node, "trace_number", claim.traceNumber());
        put(node, "payer_trace_id", claim.payerTraceId());
        put(node, "payer", claim.payer());
        put(node, "payee", claim.payee());
        put(
                node,
                "service_from",
                claim.serviceFrom() == null ? null : claim.serviceFrom().toString());
        if (claim.claimCount() != null) {
            node.put("claim_count", claim.claimCount());
        }
        put(node, "claims_paid", claim.claimsPaid());
        if (!claim.providerAdjustments().isEmpty()) {
            ArrayNode items = node.putArray("provider_adjustments");
            for (ClaimPart.ProviderAdjustment item : claim.providerAdjustments()) {
                ObjectNode one = items.addObject();
                put(one, "reason", item.reason());
                put(one, "reference", item.reference());
                put(one, "amount", item.amount());
            }
        }
        return node.toString();
    }

    static ClaimPart read(String text) {
        if (text == null) {
            return null;
        }
        JsonNode node;
        try {
            node = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("entry.claim is not JSON");
        }
        List<ClaimPart.ProviderAdjustment> items = new ArrayList<>();
        for (JsonNode item : node.path("provider_adjustments")) {
            items.add(
                    new ClaimPart.ProviderAdjustment(
                            text(item, "reason"), text(item, "reference"), money(item, "amount")));
        }
        return new ClaimPart(
                text(node, "claim_id"),
                text(node, "payer_control_number"),
                text(node, "status"),
                text(node, "frequency"),
                money(node, "charge"),
                money(node, "paid"),
                money(node, "patient_owes"),
                money(node, "adjustments"),
                text(node, "trace_number"),
                text(node, "payer_trace_id"),
                text(node, "payer"),
                text(node, "payee"),
                node.has("service_from") ? LocalDate.parse(text(node, "service_from")) : null,
                node.has("claim_count") ? node.get("claim_count").intValue() : null,
                money(node, "claims_paid"),
                items);
    }

    private static void put(ObjectNode node, String name, String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    /** As a plain number, never as 1E+3: the characters are the database's. */
    private static void put(ObjectNode node, String name, BigDecimal value) {
        if (value != null) {
            node.put(name, value.scale() < 0 ? value.setScale(0) : value);
        }
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).textValue();
    }

    private static BigDecimal money(JsonNode node, String name) {
        JsonNode value = node.get(name);
        return value == null ? null : value.decimalValue().setScale(SCALE);
    }
}
