package dev.tributary.x12;

import dev.tributary.commons.config.CopyOptions;
import dev.tributary.commons.config.DeadLetterOptions;
import dev.tributary.commons.config.DigestOptions;
import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.config.UnknownKeyOptions;
import dev.tributary.commons.config.ValidationOptions;
import dev.tributary.x12.ack.AckOptions;
import dev.tributary.x12.front.InputOptions;
import dev.tributary.x12.map.RecordOptions;
import dev.tributary.x12.partner.GrammarOptions;
import dev.tributary.x12.partner.PartnerOptions;
import dev.tributary.x12.validate.X12ValidationOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What can be set on the X12 source, in the order in which a newcomer meets it. */
public final class X12SourceConfig extends AbstractConfig {

    private static final String TASK_ID = "tributary.task.id";
    private static final String TASK_COUNT = "tributary.task.count";
    private static final String NAME = "name";

    /** Options whose files decide what becomes of an interchange. */
    static final List<String> FILES =
            List.of(
                    PartnerOptions.TRADING_PARTNERS,
                    GrammarOptions.GRAMMAR_OVERLAYS,
                    GrammarOptions.CODE_LISTS,
                    X12ValidationOptions.PARTNER_RULES_FILE,
                    ValidationOptions.RULES_FILE);

    private static final ConfigDef DEFINITION = define();

    /** Reads a connector's or a task's configuration. */
    public X12SourceConfig(Map<String, String> props) {
        super(DEFINITION, props, false);
    }

    /** Every option. */
    public static ConfigDef definition() {
        return DEFINITION;
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        TopicOptions.define(def);
        InputOptions.define(def);
        PartnerOptions.define(def);
        GrammarOptions.define(def);
        X12ValidationOptions.define(def);
        RecordOptions.define(def);
        CopyOptions.define(def);
        AckOptions.define(def);
        FlowOptions.define(def);
        DeadLetterOptions.define(def);
        DigestOptions.define(def);
        UnknownKeyOptions.define(def);
        return def;
    }

    /** The configuration of one task: its number, and how many there are. */
    static Map<String, String> forTask(Map<String, String> props, int task, int count) {
        Map<String, String> share = new HashMap<>(props);
        share.put(TASK_ID, String.valueOf(task));
        share.put(TASK_COUNT, String.valueOf(count));
        return share;
    }

    String connector() {
        return originalsStrings().getOrDefault(NAME, "unnamed");
    }

    int task() {
        return Integer.parseInt(originalsStrings().getOrDefault(TASK_ID, "0"));
    }

    /** Among how many tasks the buckets are shared out. */
    int tasks() {
        return Integer.parseInt(originalsStrings().getOrDefault(TASK_COUNT, "1"));
    }

    TopicOptions topics() {
        return TopicOptions.from(this);
    }

    InputOptions input() {
        return InputOptions.from(this);
    }

    PartnerOptions partners() {
        return PartnerOptions.from(this);
    }

    GrammarOptions grammars() {
        return GrammarOptions.from(this);
    }

    X12ValidationOptions validation() {
        return X12ValidationOptions.from(this);
    }

    RecordOptions records() {
        return RecordOptions.from(this);
    }

    CopyOptions copies() {
        return CopyOptions.from(this);
    }

    AckOptions acks() {
        return AckOptions.from(this);
    }

    FlowOptions flow() {
        return FlowOptions.from(this);
    }

    DeadLetterOptions deadLetters() {
        return DeadLetterOptions.from(this);
    }

    DigestOptions digest() {
        return DigestOptions.from(this);
    }
}
