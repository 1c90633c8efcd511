package dev.tributary.commons.crypto.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.commons.crypto.vault.VaultClient.Answer;
import dev.tributary.commons.crypto.vault.VaultException.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Vault's key-value engine, version 2: secrets with versions, changed by compare and set. */
public final class KeyValues {

    private final VaultClient vault;
    private final String mount;

    /**
     * A secret's newest version.
     *
     * @param version from 1
     * @param data its texts; empty where this version was deleted or destroyed
     */
    public record Entry(int version, Map<String, String> data) {
        public Entry {
            data = Map.copyOf(data);
        }

        @Override
        public String toString() {
            return "Entry[version " + version + ", " + data.keySet() + "]";
        }
    }

    private KeyValues(VaultClient vault, String mount) {
        this.vault = vault;
        this.mount = mount;
    }

    /**
     * The engine at a mount, mostly {@code secret}; nothing is called yet.
     *
     * @throws VaultException where the address cannot be right
     */
    public static KeyValues at(VaultServer server, String mount) throws VaultException {
        return new KeyValues(
                new VaultClient(server),
                VaultClient.checkedPath("a key-value engine's mount", mount));
    }

    /** The secret's newest version; empty where there never was one. */
    public Optional<Entry> read(String secret) throws VaultException {
        String path = path("data", secret);
        Answer answer = vault.get(path);
        JsonNode data = answer.body().path("data");
        int version = data.path("metadata").path("version").asInt();
        if (answer.status() == 200 && version > 0) {
            return Optional.of(new Entry(version, texts(data.path("data"))));
        }
        if (answer.status() == 404 && version > 0) {
            return Optional.of(new Entry(version, Map.of()));
        }
        JsonNode errors = answer.body().path("errors");
        if (answer.status() == 404 && errors.isArray() && errors.isEmpty()) {
            return Optional.empty();
        }
        throw unusable(answer, path);
    }

    /**
     * Writes a new version.
     *
     * @param replaces the version that is thought to be the newest, 0 for none
     * @return whether it was; if not, nothing was written
     */
    public boolean write(String secret, Map<String, String> data, int replaces)
            throws VaultException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("options").put("cas", replaces);
        ObjectNode texts = body.putObject("data");
        data.forEach(texts::put);
        String path = path("data", secret);
        Answer answer = vault.post(path, body);
        if (answer.status() == 200 && answer.body().at("/data/version").asInt() > 0) {
            return true;
        }
        if (answer.status() == 400 && answer.hasError("check-and-set")) {
            return false;
        }
        throw unusable(answer, path);
    }

    /** Destroys every version before that one for good. */
    public void destroyBefore(String secret, int version) throws VaultException {
        if (version <= 1) {
            return;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode versions = body.putArray("versions");
        for (int old = 1; old < version; old++) {
            versions.add(old);
        }
        String path = path("destroy", secret);
        Answer answer = vault.post(path, body);
        if (answer.status() != 204 && answer.status() != 200) {
            throw unusable(answer, path);
        }
    }

    /** The names of the secrets directly within a folder; empty where there is none. */
    public List<String> list(String folder) throws VaultException {
        String path = path("metadata", folder);
        Answer answer = vault.list(path);
        JsonNode keys = answer.body().at("/data/keys");
        if (answer.status() == 200 && keys.isArray()) {
            List<String> names = new ArrayList<>();
            for (JsonNode key : keys) {
                // What ends with a slash is a folder.
                if (!key.asText().endsWith("/")) {
                    names.add(key.asText());
                }
            }
            return List.copyOf(names);
        }
        JsonNode errors = answer.body().path("errors");
        if (answer.status() == 404 && errors.isArray() && errors.isEmpty()) {
            return List.of();
        }
        throw unusable(answer, path);
    }

    /** Removes a secret with all its versions for good; nothing happens where there is none. */
    public void remove(String secret) throws VaultException {
        String path = path("metadata", secret);
        Answer answer = vault.delete(path);
        if (answer.status() != 204 && answer.status() != 200) {
            throw unusable(answer, path);
        }
    }

    private String path(String operation, String secret) throws VaultException {
        return mount + "/" + operation + "/" + VaultClient.checkedPath("a secret's path", secret);
    }

    private VaultException unusable(Answer answer, String path) {
        return answer.status() == 400
                ? new VaultException(
                        Reason.REFUSED, vault.at() + " refuses " + path + ": see its audit log")
                : new VaultException(
                        Reason.NOT_FOUND,
                        vault.at()
                                + " has no key-value engine of version 2 for "
                                + path
                                + ": see that it is mounted there, in this namespace");
    }

    private static Map<String, String> texts(JsonNode data) {
        Map<String, String> texts = new HashMap<>();
        data.properties().forEach(field -> texts.put(field.getKey(), field.getValue().asText()));
        return texts;
    }

    @Override
    public String toString() {
        return "KeyValues[" + vault.url() + ", " + mount + "]";
    }
}
