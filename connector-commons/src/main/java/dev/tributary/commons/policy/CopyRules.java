package dev.tributary.commons.policy;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.CopyOptions;
import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.delivery.Copy;
import dev.tributary.commons.policy.TransformChain.Use;
import dev.tributary.commons.policy.TransformChain.When;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Follows each copy of a source's records through the connector's transforms, and refuses a
 * configuration in which a masked copy would not be masked, or be opened again, a clear one would
 * be, records without keys would go to a compacted topic, or records would leave a non-production
 * environment without being de-identified.
 */
public final class CopyRules {

    private static final String MASK = "dev.tributary.masking.MaskPii";
    private static final String REGEX_ROUTER = "org.apache.kafka.connect.transforms.RegexRouter";

    /** Where a copy of a record ends, and which transforms have masked it on its way. */
    private record Fate(String topic, List<Use> masks) {}

    private final ConfigFindings findings;
    private final TransformChain chain;
    private final TopicCreation creation;
    private final List<MaskTransform> masks;
    private final CopyOptions options;

    private CopyRules(Map<String, String> props, CopyOptions options, ConfigFindings findings) {
        this.findings = findings;
        this.chain = TransformChain.of(props);
        this.creation = new TopicCreation(props);
        this.masks = MaskTransforms.check(chain, findings);
        this.options = options;
    }

    /**
     * Adds an error for the first copy that does not become what it should.
     *
     * @param props the connector's configuration
     * @param kinds the kinds of record that hold what the source was told, as {@code messages}
     */
    public static void check(
            Map<String, String> props, List<String> kinds, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        TopicOptions.define(own);
        CopyOptions.define(own);
        if (!findings.passed(own.names().toArray(new String[0]))) {
            // The user will mend those first.
            return;
        }
        AbstractConfig config = new AbstractConfig(own, props, false);
        TopicOptions topics = TopicOptions.from(config);
        new CopyRules(props, CopyOptions.from(config), findings)
                .check(kinds.stream().map(topics::topic).toList());
    }

    private void check(List<String> topics) {
        for (String topic : topics) {
            Map<Copy, Fate> fates = new EnumMap<>(Copy.class);
            // In this order, so that the same mistake always gives the same error.
            for (Copy copy : new TreeSet<>(options.copies())) {
                Optional<Fate> fate = follow(copy.topic(topic));
                if (fate.isEmpty()) {
                    return;
                }
                fates.put(copy, fate.get());
                if (!judge(copy, copy.topic(topic), fate.get())) {
                    return;
                }
            }
            if (fates.size() > 1
                    && fates.get(Copy.CLEAR).topic().equals(fates.get(Copy.MASKED).topic())) {
                findings.error(
                        CopyOptions.OUTPUT_COPIES,
                        "a transform sends the clear and the masked copy of "
                                + topic
                                + " to one topic: let it keep the ending .masked");
                return;
            }
        }
    }

    private boolean judge(Copy copy, String topic, Fate fate) {
        if (copy == Copy.MASKED && fate.masks().isEmpty()) {
            findings.error(
                    CopyOptions.OUTPUT_COPIES,
                    "no transform would mask the records of "
                            + topic
                            + ": add the transform "
                            + MASK
                            + " with a policy, and a predicate of the type "
                            + TransformChain.TOPIC_NAME_MATCHES
                            + " whose pattern is .*\\.masked");
            return false;
        }
        if (copy == Copy.CLEAR && options.copies().size() > 1 && !fate.masks().isEmpty()) {
            findings.error(
                    CopyOptions.OUTPUT_COPIES,
                    "the clear records of "
                            + topic
                            + " would be masked too: give the transform '"
                            + fate.masks().get(0).alias()
                            + "' a predicate that holds for the topics ending in .masked only, or"
                            + " leave clear out of "
                            + CopyOptions.OUTPUT_COPIES);
            return false;
        }
        if (options.environment() == CopyOptions.Environment.NONPRODUCTION
                && fate.masks().stream().noneMatch(this::deidentifies)) {
            findings.error(
                    CopyOptions.ENVIRONMENT,
                    "the records of "
                            + topic
                            + " would not be de-identified, as this environment is nonproduction:"
                            + " set "
                            + CopyOptions.OUTPUT_COPIES
                            + "=masked and mask with a profile that de-identifies, such as"
                            + " hipaa-safe-harbor; or set environment=production where clear"
                            + " personal data may be");
            return false;
        }
        return !losesKeys(fate);
    }

    /** Of records without keys a compacted topic takes none. */
    private boolean losesKeys(Fate fate) {
        Optional<MaskTransform> dropping =
                fate.masks().stream()
                        .map(this::ours)
                        .flatMap(Optional::stream)
                        .filter(MaskTransform::dropsKeys)
                        .findFirst();
        boolean loses = dropping.isPresent() && creation.compacts(fate.topic());
        if (loses) {
            findings.error(
                    creation.cleanupKey(fate.topic()),
                    "the topic "
                            + fate.topic()
                            + " would be compacted, and the transform '"
                            + dropping.get().alias()
                            + "' drops keys, without which it takes no record: set it to delete,"
                            + " or use a policy with a token in the place of keys");
        }
        return loses;
    }

    private Optional<MaskTransform> ours(Use use) {
        return masks.stream().filter(mask -> mask.alias().equals(use.alias())).findFirst();
    }

    /** Empty where it cannot be told; then there is an error that says so. */
    private Optional<Fate> follow(String start) {
        String topic = start;
        List<Use> masks = List.of();
        for (Use use : chain.transforms()) {
            boolean masking = isMask(use);
            boolean opening = MaskTransforms.opens(use);
            boolean routing = use.type().endsWith("Router") || use.type().contains("Topic");
            if (!masking && !opening && !routing) {
                continue;
            }
            Optional<Boolean> runs = runs(use, topic);
            if (runs.isEmpty()) {
                return Optional.empty();
            }
            if (!runs.get()) {
                continue;
            }
            if (masking) {
                masks = List.of(use);
            } else if (opening) {
                masks = List.of();
            } else if (!use.type().equals(REGEX_ROUTER)) {
                findings.error(
                        use.key("type"),
                        "which topic it sends the records of "
                                + topic
                                + " to cannot be told, and "
                                + CopyOptions.OUTPUT_COPIES
                                + " needs that: give it a predicate that leaves them alone, or use"
                                + " RegexRouter");
                return Optional.empty();
            } else {
                topic = rename(use, topic);
            }
        }
        return Optional.of(new Fate(topic, masks));
    }

    private boolean deidentifies(Use use) {
        return ours(use).filter(MaskTransform::deidentifies).isPresent();
    }

    /** Only a transform of whole records masks: the others leave a key or a value as it was. */
    private boolean isMask(Use use) {
        return ours(use).filter(mask -> mask.part() == MaskTransform.Part.RECORD).isPresent();
    }

    private Optional<Boolean> runs(Use use, String topic) {
        if (use.predicate().isEmpty()) {
            return Optional.of(true);
        }
        When when = use.predicate().get();
        if (when.isOnTopic()) {
            try {
                return Optional.of(when.holdsFor(topic));
            } catch (PatternSyntaxException reportedByConnect) {
                return Optional.empty();
            }
        }
        findings.error(
                use.key("predicate"),
                "whether it holds for the records of "
                        + topic
                        + " cannot be told, and "
                        + CopyOptions.OUTPUT_COPIES
                        + " needs that: use a predicate of the type "
                        + TransformChain.TOPIC_NAME_MATCHES);
        return Optional.empty();
    }

    /** As RegexRouter does: only where the whole name matches. */
    private static String rename(Use use, String topic) {
        try {
            Matcher matcher =
                    Pattern.compile(use.settings().getOrDefault("regex", "")).matcher(topic);
            return matcher.matches()
                    ? matcher.replaceFirst(use.settings().getOrDefault("replacement", ""))
                    : topic;
        } catch (IllegalArgumentException | IndexOutOfBoundsException reportedByConnect) {
            return topic;
        }
    }
}
