package dev.tributary.masking.action;

import dev.tributary.commons.policy.Action;
import dev.tributary.commons.record.PiiClass;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Makes what an action means for the values of one field. */
public final class Treatments {

    /** What is done where the value passes as it is. */
    public static final Treatment KEEP = (value, place, around) -> value;

    /** What is done where the value is left out. */
    public static final Treatment LEFT_OUT = (value, place, around) -> Treatment.GONE;

    private static final Treatment BLANK = (value, place, around) -> null;

    private static final Treatment REFUSED = refusal(MaskingError.TYPE_NOT_SERVED);

    private final ZipCodes zips;

    public Treatments(ZipCodes zips) {
        this.zips = zips;
    }

    /** A treatment that refuses every value. */
    public static Treatment refusal(MaskingError error) {
        return (value, place, around) -> {
            throw new ActionRefused(error);
        };
    }

    /** What an action means there; what cannot be served is refused value by value. */
    public Treatment of(Action action, Site site) {
        if (action instanceof Action.Keep) {
            return KEEP;
        }
        if (action instanceof Action.Drop) {
            return LEFT_OUT;
        }
        if (action instanceof Action.Constant constant) {
            return Constants.of(constant.value(), site)
                    .<Treatment>map(value -> (before, place, around) -> value)
                    .orElse(REFUSED);
        }
        if (action instanceof Action.Encrypt encrypt) {
            return new SealedValue(encrypt, site.kind());
        }
        return site.kind() == Kind.TEXT ? ofText(action, site) : ofOther(action, site);
    }

    private Treatment ofText(Action action, Site site) {
        return text(action, site.pii(), site.domain())
                .<Treatment>map(
                        mask ->
                                (value, place, around) ->
                                        mask.mask(value.toString(), place, around))
                .orElse(REFUSED);
    }

    private Treatment ofOther(Action action, Site site) {
        if (action instanceof Action.Redact) {
            return BLANK;
        }
        if (action instanceof Action.DateShift shift) {
            return DateTreatments.shifted(shift.maxDays(), site).orElse(REFUSED);
        }
        if (action instanceof Action.Generalize generalize) {
            return DateTreatments.general(new Generalized(zips, generalize.referenceDate()), site)
                    .orElse(REFUSED);
        }
        if (action instanceof Action.Rewrite && site.kind() == Kind.BYTES) {
            return Treatments::rewrittenBytes;
        }
        boolean characters =
                site.kind() == Kind.INTEGER
                        && (action instanceof Action.FirstN || action instanceof Action.LastN);
        if (action instanceof Action.Token || characters) {
            return text(action, site.pii(), site.domain())
                    .<Treatment>map(mask -> new AsText(ofCanonical(mask, site.kind())))
                    .orElse(REFUSED);
        }
        return REFUSED;
    }

    private static Treatment ofCanonical(TextMask mask, Kind kind) {
        return (value, place, around) -> mask.mask(CanonicalText.of(value, kind), place, around);
    }

    /**
     * What an action means for texts.
     *
     * @param domain of tokens, where the action names none
     * @return empty where it cannot serve texts of that class
     */
    public Optional<TextMask> text(Action action, Optional<PiiClass> pii, String domain) {
        if (action instanceof Action.Generalize generalize) {
            return new Generalized(zips, generalize.referenceDate()).text(pii);
        }
        return Optional.of(text(action, domain));
    }

    private static TextMask text(Action action, String domain) {
        if (action instanceof Action.Keep) {
            return (text, place, around) -> text;
        }
        if (action instanceof Action.Redact redact) {
            return (text, place, around) -> redact.replacement();
        }
        if (action instanceof Action.Constant constant) {
            return (text, place, around) -> constant.value();
        }
        if (action instanceof Action.FirstN some) {
            return new PartialText(some.count(), some.mask(), true);
        }
        if (action instanceof Action.LastN some) {
            return new PartialText(some.count(), some.mask(), false);
        }
        if (action instanceof Action.Token token) {
            String named = token.domain().orElse(domain);
            return (text, place, around) -> around.token(named, text);
        }
        if (action instanceof Action.DateShift shift) {
            return (text, place, around) -> shifted(text, shift.maxDays(), around);
        }
        if (action instanceof Action.Encrypt encrypt) {
            SealedValue sealed = new SealedValue(encrypt, Kind.TEXT);
            return (text, place, around) -> (String) sealed.apply(text, place, around);
        }
        if (action instanceof Action.Detect) {
            return (text, place, around) -> around.scrubbed(text, place);
        }
        if (action instanceof Action.Rewrite) {
            return (text, place, around) -> around.rewritten(text, place);
        }
        return (text, place, around) -> null;
    }

    private static Object rewrittenBytes(Object value, Place place, Surroundings around) {
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(CanonicalText.bytes(value)))
                            .toString();
        } catch (CharacterCodingException notUtf8) {
            around.unreadable();
            return null;
        }
        String rewritten = around.rewritten(text, place);
        return rewritten == null ? null : rewritten.getBytes(StandardCharsets.UTF_8);
    }

    private static String shifted(String text, int maxDays, Surroundings around) {
        Optional<DateText> date = DateText.parse(text);
        Optional<String> moved =
                date.isEmpty() ? Optional.empty() : date.get().shifted(around.days(maxDays));
        if (moved.isEmpty()) {
            around.unreadable();
        }
        return moved.orElse(null);
    }
}
