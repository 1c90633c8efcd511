package dev.tributary.masking;

import dev.tributary.commons.metrics.ConnectorMetrics;
import dev.tributary.commons.metrics.Counter;
import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.MaskingError;
import dev.tributary.masking.engine.Coverage;
import dev.tributary.masking.engine.Observer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a transform counts, as one bean of its task and one for each class. */
final class MaskingMetrics implements Observer, AutoCloseable {

    private static final String TYPE = "masking-smt";

    private final TransformName name;
    private final ConnectorMetrics metrics;
    private final ConnectorMetrics own;
    private final Counter records;
    private final Counter fields;
    private final Counter failed;
    private final Counter quarantined;
    private final List<Counter> byClass = new ArrayList<>();

    private MaskingMetrics(TransformName name) {
        this.name = name;
        this.metrics = ConnectorMetrics.open(TYPE, name.connector(), name.task());
        this.own = metrics.tagged("transform", name.transform());
        records = own.counter("records-total", "Records that were masked");
        fields = own.counter("fields-total", "Fields of them that were masked, found text too");
        failed = own.counter("errors-total", "Records that could not be masked");
        quarantined = own.counter("quarantined-total", "Of these, records sent to quarantine");
        for (PiiClass pii : PiiClass.values()) {
            byClass.add(counter(own, pii.name()));
        }
        byClass.add(counter(own, "UNCLASSIFIED"));
    }

    private static Counter counter(ConnectorMetrics metrics, String pii) {
        String word = pii.toLowerCase(Locale.ROOT).replace('_', '-');
        return metrics.counter("fields-" + word + "-total", "Fields of class " + pii);
    }

    /**
     * Opens the beans of a transform that is being configured.
     *
     * @param kind of transform, in a word
     */
    static MaskingMetrics open(String kind) {
        return new MaskingMetrics(TransformName.claim(kind));
    }

    /** Shows how many fields no rule speaks of. */
    void watch(Coverage coverage) {
        own.gauge(
                "uncovered-fields",
                "Places in records that no rule of the policy speaks of",
                coverage::size);
    }

    @Override
    public void masked(int[] fieldsByClass) {
        records.increment();
        int total = 0;
        for (int i = 0; i < fieldsByClass.length; i++) {
            if (fieldsByClass[i] > 0) {
                total += fieldsByClass[i];
                byClass.get(i).add(fieldsByClass[i]);
            }
        }
        if (total > 0) {
            fields.add(total);
        }
    }

    @Override
    public void failed(MaskingError error, boolean aside) {
        failed.increment();
        if (aside) {
            quarantined.increment();
        }
    }

    @Override
    public void close() {
        metrics.close();
        name.release();
    }
}
