package dev.tributary.x12;

import dev.tributary.commons.config.ConfigFindings;
import dev.tributary.commons.config.DigestOptions;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.commons.source.PollBatchSource;
import dev.tributary.x12.ack.AckOptions;
import dev.tributary.x12.front.Fingerprint;
import dev.tributary.x12.front.InputRules;
import dev.tributary.x12.partner.GrammarOptions;
import dev.tributary.x12.partner.PartnerOptions;
import dev.tributary.x12.partner.TradingPartners;
import dev.tributary.x12.validate.X12ValidationOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.Task;

/**
 * Reads X12 interchanges from files of a directory or an SFTP server; the files are split among its
 * tasks by their content.
 */
public final class X12SourceConnector extends PollBatchSource {

    /** Options that bear on the grammars, which take a while to read. */
    private static final List<String> FILES =
            List.of(
                    GrammarOptions.GRAMMAR_OVERLAYS,
                    GrammarOptions.CODE_LISTS,
                    PartnerOptions.TRADING_PARTNERS);

    @Override
    public ConfigDef config() {
        return X12SourceConfig.definition();
    }

    @Override
    protected void check(Map<String, String> connectorProps, ConfigFindings findings) {
        InputRules.check(
                connectorProps,
                Optional.ofNullable(connectorProps.get(AckOptions.ACK_OUTPUT_PATH)),
                findings);
        PartnerOptions.check(connectorProps, findings);
        checkGrammars(connectorProps, findings);
        checkDigestKey(connectorProps, findings);
    }

    @Override
    protected List<String> kinds(Map<String, String> connectorProps) {
        return RecordTargets.kinds();
    }

    /** Only when each option is good by itself: the user will mend those first. */
    private static void checkGrammars(Map<String, String> props, ConfigFindings findings) {
        ConfigDef own = new ConfigDef();
        PartnerOptions.define(own);
        GrammarOptions.define(own);
        X12ValidationOptions.define(own);
        if (!findings.passed(own.names().toArray(new String[0]))) {
            return;
        }
        AbstractConfig config = new AbstractConfig(own, props, false);
        if (FILES.stream().anyMatch(props::containsKey)) {
            GrammarOptions.check(config, findings);
        }
        check(
                findings,
                X12ValidationOptions.PARTNER_RULES_FILE,
                () -> validation(config, findings));
        check(findings, ValidationOptions.RULES_FILE, () -> rules(config));
    }

    /** Names are looked up only where the tables that have them could be read. */
    private static void validation(AbstractConfig config, ConfigFindings findings) {
        X12ValidationOptions validation = X12ValidationOptions.from(config);
        if (validation.partnerRules().isPresent()
                && findings.passed(FILES.toArray(new String[0]))) {
            validation.refuseUnknownNames(
                    GrammarOptions.from(config).grammars(),
                    TradingPartners.of(PartnerOptions.from(config)).namesAndStranger());
        }
    }

    private static void rules(AbstractConfig config) {
        RecordRules.of(
                ValidationOptions.from(config).rulesFile(),
                TradingPartners.of(PartnerOptions.from(config)));
    }

    private static void check(ConfigFindings findings, String option, Runnable reads) {
        try {
            reads.run();
        } catch (ConfigException refused) {
            if (findings.passed(option)) {
                findings.error(option, refused.getMessage());
            }
        }
    }

    /** Offsets are made of digests here: without a key there are none. */
    private static void checkDigestKey(Map<String, String> props, ConfigFindings findings) {
        if (props.get(DigestOptions.DIGEST_KEY) == null) {
            findings.error(
                    DigestOptions.DIGEST_KEY,
                    "files are known by a keyed digest of their content: make a key with 'openssl"
                            + " rand -base64 32', and keep it for good");
        }
    }

    @Override
    public Class<? extends Task> taskClass() {
        return X12SourceTask.class;
    }

    /** As many as there may be, up to one a bucket: a task that finds nothing costs little. */
    @Override
    public List<Map<String, String>> taskConfigs(int maxTasks) {
        int count = Math.min(maxTasks, Fingerprint.BUCKETS);
        return IntStream.range(0, count)
                .mapToObj(task -> X12SourceConfig.forTask(props(), task, count))
                .toList();
    }

    @Override
    public boolean alterOffsets(
            Map<String, String> connectorProps, Map<Map<String, ?>, Map<String, ?>> offsets) {
        X12Offsets.validate(offsets);
        return true;
    }
}
