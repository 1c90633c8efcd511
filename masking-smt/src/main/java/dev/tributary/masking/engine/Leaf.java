package dev.tributary.masking.engine;

import dev.tributary.commons.record.PiiClass;
import dev.tributary.masking.action.CanonicalText;
import dev.tributary.masking.action.Kind;
import dev.tributary.masking.action.Place;
import dev.tributary.masking.action.Treatment;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.RetriableException;

/** A place that holds single values. */
final class Leaf implements Node {

    private final Kind kind;
    private final Place place;
    private final Choice[] choices;
    private final Optional<PiiClass> pii;
    private final Form form;
    private final boolean gathers;

    /**
     * What comes out.
     *
     * @param schema its schema; null without one
     * @param blank what stands where nothing may: null, or what is nearest to it
     * @param gone what stands where the value is left out
     * @param text whether all of it is text, whatever went in
     */
    record Form(Schema schema, Object blank, Object gone, boolean text) {}

    /**
     * A leaf.
     *
     * @param choices in order; the last one holds always
     * @param pii the class of its values, where their schema tells
     */
    Leaf(Kind kind, Place place, List<Choice> choices, Optional<PiiClass> pii, Form form) {
        this.kind = kind;
        this.place = place;
        this.choices = choices.toArray(new Choice[0]);
        this.pii = pii;
        this.form = form;
        this.gathers = choices.stream().anyMatch(choice -> choice.use() != Choice.Use.NONE);
    }

    @Override
    public Schema schema() {
        return form.schema();
    }

    @Override
    public Object mask(Object value, Scene scene, long holds) {
        if (value == null) {
            return null;
        }
        Choice choice = choice(holds);
        if (choice.uncovered() != null) {
            scene.uncovered(choice.uncovered());
        }
        if (choice.keeps()) {
            return form.text() ? CanonicalText.of(value, kind) : value;
        }
        scene.count(choice.slot(), choice.rule());
        Object masked;
        try {
            masked = choice.treatment().apply(value, place, scene);
        } catch (RetriableException passing) {
            throw passing;
        } catch (RuntimeException fault) {
            throw MaskingException.of(fault, place, kind.name());
        }
        if (masked == null) {
            return form.blank();
        }
        if (masked == Treatment.GONE) {
            return form.gone();
        }
        return form.text() && !(masked instanceof String) ? CanonicalText.of(masked, kind) : masked;
    }

    private Choice choice(long holds) {
        int i = 0;
        while ((choices[i].needs() & ~holds) != 0) {
            i++;
        }
        return choices[i];
    }

    @Override
    public void gather(Object value, IdentityGathering into, long holds) {
        if (value == null) {
            return;
        }
        Choice choice = choice(holds);
        switch (choice.use()) {
            case IDENTITY -> identity(CanonicalText.of(value, kind), into);
            case PAYLOAD -> into.payload(value);
            case NONE -> {
                // It names nobody, or may be seen by anybody.
            }
        }
    }

    private void identity(String text, IdentityGathering into) {
        if (pii.isPresent()) {
            into.identity(pii.get(), text);
        } else {
            into.unclassified(text);
        }
    }

    @Override
    public boolean gathers() {
        return gathers;
    }
}
