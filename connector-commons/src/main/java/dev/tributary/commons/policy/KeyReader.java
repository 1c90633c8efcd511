package dev.tributary.commons.policy;

import dev.tributary.commons.json.Located;
import dev.tributary.commons.policy.KeyReference.Vault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes references to keys; a finding never quotes what stands in one. */
final class KeyReader {

    /** The key that masks; no other is ever a person's own. */
    private static final String MASKING = "key";

    private static final String KEYSET = "keyset";
    private static final String FILE = "file";
    private static final String VAULT = "vault";
    private static final String SUBJECTS = "subjects";
    private static final String DIRECTORY = "directory";

    private final Findings findings;

    KeyReader(Findings findings) {
        this.findings = findings;
    }

    /** The key that a member refers to; empty where there is none, or noted where it is wrong. */
    Optional<KeyReference> read(Members policy, String name) {
        return policy.get(name)
                .flatMap(object -> Members.of(object, "'" + name + "'", findings))
                .flatMap(members -> key(members, name));
    }

    private Optional<KeyReference> key(Members key, String name) {
        key.allow(
                name.equals(MASKING)
                        ? List.of(KEYSET, FILE, VAULT, SUBJECTS)
                        : List.of(KEYSET, FILE, VAULT));
        Optional<String> keyset = keyset(key);
        Optional<String> file = key.text(FILE);
        if (key.has(KEYSET) == key.has(FILE)) {
            findings.add(
                    key.line(),
                    PolicyCode.KEY_UNCLEAR,
                    "'%s' has %s keyset and file"
                            .formatted(name, key.has(FILE) ? "both" : "neither"),
                    "give it a \"file\" that holds the keyset, or the \"keyset\" itself by a config"
                            + " provider");
            return Optional.empty();
        }
        Optional<Vault> vault = object(key, VAULT).flatMap(VaultReader::transit);
        Optional<SubjectStore> subjects = object(key, SUBJECTS).flatMap(this::subjects);
        boolean complete =
                (keyset.isPresent() || file.isPresent())
                        && key.has(VAULT) == vault.isPresent()
                        && key.has(SUBJECTS) == subjects.isPresent();
        return complete
                ? Optional.of(new KeyReference(keyset, file, vault, subjects))
                : Optional.empty();
    }

    private Optional<Members> object(Members members, String name) {
        return members.get(name).flatMap(object -> Members.of(object, "'" + name + "'", findings));
    }

    private Optional<SubjectStore> subjects(Members subjects) {
        subjects.allow(List.of(DIRECTORY, VAULT));
        if (subjects.has(DIRECTORY) == subjects.has(VAULT)) {
            findings.add(
                    subjects.line(),
                    PolicyCode.KEY_UNCLEAR,
                    "'%s' has %s directory and vault"
                            .formatted(SUBJECTS, subjects.has(VAULT) ? "both" : "neither"),
                    "give it a \"directory\" that all workers share, or a \"vault\"");
            return Optional.empty();
        }
        if (subjects.has(DIRECTORY)) {
            return subjects.text(DIRECTORY).map(SubjectStore.Directory::new);
        }
        return object(subjects, VAULT).flatMap(VaultReader::keyValues);
    }

    /** A keyset as JSON, or as a text that holds it. */
    private static Optional<String> keyset(Members key) {
        Optional<Located> value = key.get(KEYSET);
        if (value.isPresent() && value.get().value() instanceof Map) {
            return Optional.of(value.get().toJson());
        }
        return key.text(KEYSET);
    }
}
