package dev.tributary.x12.partner;

import dev.tributary.commons.config.NearestName;
import dev.tributary.commons.json.Located;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of one object of the definitions, and where in them it stands.
 *
 * @param object the object
 * @param path where, as {@code partners[0].acknowledgement}
 * @param members its keys
 */
record PartnerKeys(Located object, String path, Map<String, Located> members) {

    private static final int LONGEST_NAME = 40;

    /** The keys of an object, none but the known ones. */
    @SuppressWarnings("unchecked")
    static PartnerKeys of(Located object, String path, Collection<String> known)
            throws PartnersException {
        if (!(object.value() instanceof Map)) {
            throw PartnersException.at(object, path + " is an object of keys and values");
        }
        PartnerKeys keys = new PartnerKeys(object, path, (Map<String, Located>) object.value());
        for (Map.Entry<String, Located> member : keys.members.entrySet()) {
            if (!known.contains(member.getKey())) {
                throw PartnersException.at(
                        member.getValue(),
                        keys.place(shown(member.getKey())) + unknown(member.getKey(), known));
            }
        }
        return keys;
    }

    private static String shown(String name) {
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name;
    }

    private static String unknown(String name, Collection<String> known) {
        return " is no known key"
                + NearestName.find(name, known)
                        .map(nearest -> "; did you mean '" + nearest + "'?")
                        .orElse("; there are " + String.join(", ", known));
    }

    private String place(String key) {
        return path + "." + key;
    }

    /** The text of a key that must be there. */
    String needText(String key) throws PartnersException {
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            throw PartnersException.at(object, path + " needs '" + key + "'");
        }
        return text.get();
    }

    /** The text of a key, if it is there. */
    Optional<String> text(String key) throws PartnersException {
        Located value = members.get(key);
        return value == null ? Optional.empty() : Optional.of(text(value, place(key)));
    }

    private static String text(Located value, String place) throws PartnersException {
        if (value.value() instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (!(value.value() instanceof String text) || text.isBlank()) {
            throw PartnersException.at(value, place + " is a text that is not empty");
        }
        return text.strip();
    }

    /** Whether a key says so; what holds otherwise where it is not there. */
    boolean flag(String key, boolean otherwise) throws PartnersException {
        Located value = members.get(key);
        if (value == null) {
            return otherwise;
        }
        if (value.value() instanceof Boolean flag) {
            return flag;
        }
        throw PartnersException.at(value, place(key) + " is true or false");
    }

    /** The constant that a key names; what holds otherwise where it is not there. */
    <E extends Enum<E>> E oneOf(String key, E otherwise) throws PartnersException {
        Located value = members.get(key);
        if (value == null) {
            return otherwise;
        }
        return constant(otherwise.getDeclaringClass(), value, place(key));
    }

    /** The constant of an enum that a text names, in lower case. */
    static <E extends Enum<E>> E constant(Class<E> words, Located value, String place)
            throws PartnersException {
        for (E constant : words.getEnumConstants()) {
            if (word(constant).equals(value.value())) {
                return constant;
            }
        }
        throw PartnersException.at(
                value,
                place
                        + " is one of "
                        + String.join(
                                ", ",
                                Arrays.stream(words.getEnumConstants())
                                        .map(PartnerKeys::word)
                                        .toList()));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** The texts of a list, each with its place; one text may stand without the list. */
    @SuppressWarnings("unchecked")
    List<Located> texts(String key) throws PartnersException {
        Located value = members.get(key);
        if (value == null) {
            return List.of();
        }
        List<Located> items =
                value.value() instanceof List ? (List<Located>) value.value() : List.of(value);
        if (items.isEmpty()) {
            throw PartnersException.at(value, place(key) + " is empty: leave it out for all");
        }
        List<Located> texts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String text = text(items.get(i), place(key) + "[" + i + "]");
            texts.add(new Located(items.get(i).line(), text));
        }
        return texts;
    }

    /** The object of a key, if it is there. */
    Optional<PartnerKeys> keys(String key, Collection<String> known) throws PartnersException {
        Located value = members.get(key);
        return value == null ? Optional.empty() : Optional.of(of(value, place(key), known));
    }

    /** The texts of a key's object by their keys; none where it is not there. */
    Map<String, String> named(String key, Collection<String> known) throws PartnersException {
        Optional<PartnerKeys> keys = keys(key, known);
        Map<String, String> named = new LinkedHashMap<>();
        if (keys.isPresent()) {
            for (String name : keys.get().members.keySet()) {
                named.put(name, keys.get().needText(name));
            }
        }
        return named;
    }

    PartnersException mistake(String key, String reason) {
        return PartnersException.at(members.getOrDefault(key, object), place(key) + " " + reason);
    }

    @Override
    public String toString() {
        return "PartnerKeys[" + path + "]";
    }
}
