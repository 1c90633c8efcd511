package dev.tributary.reconcile;

import dev.tributary.commons.config.UnknownKeyOptions;
import dev.tributary.reconcile.output.ChangesOptions;
import dev.tributary.reconcile.store.DatabaseOptions;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What can be set on the reconciliation sink, in the order in which a newcomer meets it. */
public final class ReconcileSinkConfig extends AbstractConfig {

    private static final String TASK_ID = "tributary.task.id";
    private static final String NAME = "name";

    private static final ConfigDef DEFINITION = define();

    /** Reads a connector's or a task's configuration. */
    public ReconcileSinkConfig(Map<String, String> props) {
        super(DEFINITION, props, false);
    }

    /** Every option. */
    public static ConfigDef definition() {
        return DEFINITION;
    }

    private static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        DatabaseOptions.define(def);
        MatchingOptions.define(def);
        ReadingOptions.define(def);
        ChangesOptions.define(def);
        UnknownKeyOptions.define(def);
        return def;
    }

    /** The configuration of one task: its number. */
    static Map<String, String> forTask(Map<String, String> props, int task) {
        Map<String, String> share = new HashMap<>(props);
        share.put(TASK_ID, String.valueOf(task));
        return share;
    }

    String connector() {
        return originalsStrings().getOrDefault(NAME, "unnamed");
    }

    int task() {
        return Integer.parseInt(originalsStrings().getOrDefault(TASK_ID, "0"));
    }

    DatabaseOptions database() {
        return DatabaseOptions.from(this);
    }

    MatchingOptions matching() {
        return MatchingOptions.from(this);
    }

    ChangesOptions changes() {
        return ChangesOptions.from(this);
    }

    ReadingOptions reading() {
        return ReadingOptions.from(this);
    }
}
