package dev.tributary.hl7;

import dev.tributary.commons.config.CopyOptions;
import dev.tributary.commons.config.DeadLetterOptions;
import dev.tributary.commons.config.DeliveryOptions;
import dev.tributary.commons.config.DigestOptions;
import dev.tributary.commons.config.DuplicateOptions;
import dev.tributary.commons.config.TopicOptions;
import dev.tributary.commons.config.UnknownKeyOptions;
import dev.tributary.hl7.ack.AckOptions;
import dev.tributary.hl7.front.ListenerOptions;
import dev.tributary.hl7.map.MessageOptions;
import dev.tributary.hl7.parse.ContinuationOptions;
import dev.tributary.hl7.validate.Hl7ValidationOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What can be set on the HL7 MLLP source, in the order in which a newcomer meets it. */
public final class Hl7MllpSourceConfig extends AbstractConfig {

    private static final String TASK_ID = "tributary.task.id";
    private static final String NAME = "name";

    private static final ConfigDef DEFINITION = define();

    /** Reads a connector's or a task's configuration. */
    public Hl7MllpSourceConfig(Map<String, String> props) {
        super(DEFINITION, props, false);
    }

    /** Every option. */
    public static ConfigDef definition() {
        return DEFINITION;
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        TopicOptions.define(def);
        ListenerOptions.define(def);
        MessageOptions.define(def);
        ContinuationOptions.define(def);
        FeedOptions.define(def);
        Hl7ValidationOptions.define(def);
        CopyOptions.define(def);
        AckOptions.define(def);
        DeliveryOptions.define(def);
        DuplicateOptions.define(def);
        DeadLetterOptions.define(def);
        DigestOptions.define(def);
        UnknownKeyOptions.define(def);
        return def;
    }

    /** The configuration of one task: its share of the listeners, and its number. */
    static Map<String, String> forTask(
            Map<String, String> props, int task, List<String> listeners) {
        Map<String, String> share = new HashMap<>(props);
        share.put(ListenerOptions.LISTENERS, String.join(",", listeners));
        share.put(TASK_ID, String.valueOf(task));
        return share;
    }

    String connector() {
        return originalsStrings().getOrDefault(NAME, "unnamed");
    }

    int task() {
        return Integer.parseInt(originalsStrings().getOrDefault(TASK_ID, "0"));
    }

    TopicOptions topics() {
        return TopicOptions.from(this);
    }

    ListenerOptions listener() {
        return ListenerOptions.from(this);
    }

    MessageOptions messages() {
        return MessageOptions.from(this);
    }

    ContinuationOptions continuations() {
        return ContinuationOptions.from(this);
    }

    FeedOptions feeds() {
        return FeedOptions.from(this);
    }

    Hl7ValidationOptions validation() {
        return Hl7ValidationOptions.from(this);
    }

    CopyOptions copies() {
        return CopyOptions.from(this);
    }

    DeliveryOptions delivery() {
        return DeliveryOptions.from(this);
    }

    AckOptions acks() {
        return AckOptions.from(this);
    }

    DuplicateOptions duplicates() {
        return DuplicateOptions.from(this);
    }

    DeadLetterOptions deadLetters() {
        return DeadLetterOptions.from(this);
    }

    DigestOptions digest() {
        return DigestOptions.from(this);
    }
}
