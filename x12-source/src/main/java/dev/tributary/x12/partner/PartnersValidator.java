package dev.tributary.x12.partner;

import dev.tributary.commons.issue.ValidationMode;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef.Validator;

/** Refuses definitions of trading partners that a task could not use. */
final class PartnersValidator implements Validator {

    @Override
    public void ensureValid(String key, Object value) {
        if (value == null) {
            return;
        }
        PartnerOptions options =
                new PartnerOptions(
                        Optional.of(value.toString()),
                        true,
                        true,
                        UnknownPartner.ACCEPT,
                        List.of(),
                        false);
        TradingPartners.of(options, Partner.all(ValidationMode.LENIENT));
    }

    @Override
    public String toString() {
        return "a list of partners in JSON or YAML, or the path of a file that holds one";
    }
}
