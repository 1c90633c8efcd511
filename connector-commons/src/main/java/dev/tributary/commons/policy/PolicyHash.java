package dev.tributary.commons.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.commons.audit.AuditHash;
import dev.tributary.commons.record.PiiClass;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigException;

/**
 * The hash by which a record, or an audit, shows which policy it went through: SHA-256 over all
 * that the policy does, the profile's rules included, in canonical form. White space, comments, the
 * order of members and the spelling of paths do not change it; keys are no part of it.
 */
final class PolicyHash {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PolicyHash() {}

    static String of(Policy policy) {
        TreeMap<String, Object> canonical = new TreeMap<>();
        canonical.put("id", policy.id());
        canonical.put("profile", policy.profile().map(Profile::word).orElse(""));
        canonical.put("rules", policy.rules().stream().map(PolicyHash::canonical).toList());
        canonical.put("default_action", policy.defaultAction());
        canonical.put("unclassified", policy.unclassified());
        canonical.put("on_error", policy.onError());
        canonical.put("headers", policy.headers());
        canonical.put("subject", policy.subject().map(FieldPath::canonical).orElse(""));
        try {
            return AuditHash.sha256(JSON.writeValueAsString(canonical));
        } catch (JsonProcessingException e) {
            throw new ConfigException("a policy is made of texts and numbers: " + e.getMessage());
        }
    }

    private static List<Object> canonical(Rule rule) {
        List<Object> parts = new ArrayList<>();
        if (rule.selector() instanceof Selector.OfClass of) {
            parts.add("class");
            parts.add(sorted(of.classes()));
        } else if (rule.selector() instanceof Selector.Detected detected) {
            parts.add("detect");
            parts.add(sorted(detected.classes()));
        } else if (rule.selector() instanceof Selector.AtPath at) {
            parts.add("path");
            parts.add(at.path().canonical());
        }
        parts.add(ActionKind.of(rule.action()).word());
        parts.addAll(parameters(rule.action()));
        return parts;
    }

    private static List<String> sorted(Set<PiiClass> classes) {
        return classes.stream().map(Enum::name).sorted().toList();
    }

    private static List<Object> parameters(Action action) {
        if (action instanceof Action.Redact redact) {
            return List.of(redact.replacement());
        } else if (action instanceof Action.Constant constant) {
            return List.of(constant.value());
        } else if (action instanceof Action.FirstN first) {
            return List.of(first.count(), String.valueOf(first.mask()));
        } else if (action instanceof Action.LastN last) {
            return List.of(last.count(), String.valueOf(last.mask()));
        } else if (action instanceof Action.Generalize generalize) {
            return List.of(text(generalize.referenceDate()));
        } else if (action instanceof Action.Token token) {
            return List.of(token.domain().orElse(""));
        } else if (action instanceof Action.DateShift shift) {
            return List.of(shift.maxDays());
        } else if (action instanceof Action.Encrypt encrypt) {
            return List.of(encrypt.deterministic(), encrypt.perSubject());
        }
        return List.of();
    }

    private static String text(Optional<LocalDate> date) {
        return date.map(LocalDate::toString).orElse("");
    }
}
