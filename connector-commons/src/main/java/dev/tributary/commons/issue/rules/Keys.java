package dev.tributary.commons.issue.rules;

import dev.tributary.commons.json.Located;
import java.util.Collection;
import java.util.Map;

/**
 * The keys of one JSON object.
 *
 * @param object where the object begins
 * @param what what it is, for messages
 * @param members its keys
 */
record Keys(Located object, String what, Map<String, Located> members) {

    @SuppressWarnings("unchecked")
    static Keys of(Located object, String what) throws RulesFileException {
        if (!(object.value() instanceof Map)) {
            throw RulesFileException.at(object, what + " is an object, in { }");
        }
        return new Keys(object, what, (Map<String, Located>) object.value());
    }

    /** Refuses every other key. */
    void allow(Collection<String> known) throws RulesFileException {
        for (Map.Entry<String, Located> member : members.entrySet()) {
            if (!known.contains(member.getKey())) {
                throw RulesFileException.at(
                        member.getValue(),
                        "unknown key in "
                                + what
                                + ": '"
                                + member.getKey()
                                + "' (there are "
                                + String.join(", ", known)
                                + ")");
            }
        }
    }

    /** The value of a key, or null. */
    Located get(String key) {
        return members.get(key);
    }

    Located need(String key) throws RulesFileException {
        Located value = members.get(key);
        if (value == null) {
            throw RulesFileException.at(object, what + " needs \"" + key + "\"");
        }
        return value;
    }

    Located needText(String key) throws RulesFileException {
        need(key);
        return text(key);
    }

    /** The text of a key, or null. */
    Located text(String key) throws RulesFileException {
        Located value = members.get(key);
        if (value != null && !(value.value() instanceof String)) {
            throw RulesFileException.at(value, key + " is a text, in \" \"");
        }
        return value;
    }
}
