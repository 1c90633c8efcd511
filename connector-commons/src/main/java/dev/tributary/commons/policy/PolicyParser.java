package dev.tributary.commons.policy;

import dev.tributary.commons.json.JsonFormatException;
import dev.tributary.commons.json.Located;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Makes a policy of the value of a configuration's key {@code policy}: a profile's name, {@code
 * file:} and the path of a file, or JSON. What is made has passed every check.
 */
public final class PolicyParser {

    /** Begins the value where the policy stands in a file. */
    static final String FILE = "file:";

    private static final long MAX_BYTES = 1024 * 1024;

    private final Findings findings = new Findings();

    private PolicyParser() {}

    /**
     * Reads and checks a policy.
     *
     * @param configValue the value as configured
     * @throws PolicyException with all that is wrong with it
     */
    public static Policy parse(String configValue) {
        return new PolicyParser().policy(configValue == null ? "" : configValue.strip());
    }

    private Policy policy(String value) {
        Optional<Policy> policy;
        if (value.startsWith(FILE)) {
            policy = file(value.substring(FILE.length()).strip()).flatMap(this::json);
        } else if (value.startsWith("{") || value.startsWith("/")) {
            policy = json(value.getBytes(StandardCharsets.UTF_8));
        } else {
            policy = profile(value);
        }
        if (!findings.isEmpty() || policy.isEmpty()) {
            throw new PolicyException(findings.sorted());
        }
        return policy.get();
    }

    private Optional<Policy> profile(String word) {
        if (word.isEmpty()) {
            findings.add(
                    0,
                    PolicyCode.EMPTY,
                    "there is no policy",
                    "name a profile, as hipaa-safe-harbor, or give JSON or 'file:' and a path");
            return Optional.empty();
        }
        Optional<Policy> policy = PolicyWords.profile(word, 0, findings).map(PolicyReader::of);
        policy.ifPresent(known -> PolicyChecker.check(known, line -> 0, findings));
        return policy;
    }

    private Optional<Policy> json(byte[] json) {
        try {
            PolicyReader reader = new PolicyReader(findings);
            Optional<Policy> policy = reader.read(Located.read(json));
            policy.ifPresent(known -> check(known, reader));
            return policy;
        } catch (JsonFormatException refused) {
            findings.add(
                    refused.line(),
                    PolicyCode.NOT_JSON,
                    refused.getMessage(),
                    "a policy is one JSON object; comments are allowed, keys may not stand twice");
            return Optional.empty();
        }
    }

    /** What could not be read is not missed a second time. */
    private void check(Policy policy, PolicyReader reader) {
        Findings more = new Findings();
        PolicyChecker.check(policy, reader::line, more);
        boolean complete = findings.isEmpty();
        more.sorted().stream()
                .filter(finding -> complete || !isMissedOnly(finding.code(), reader))
                .forEach(findings::add);
    }

    private static boolean isMissedOnly(PolicyCode code, PolicyReader reader) {
        return switch (code) {
            case KEY_MISSING -> reader.has("key");
            case QUARANTINE_KEY_MISSING -> reader.has("quarantine_key");
            case NOTHING_DETECTS -> true;
            default -> false;
        };
    }

    private Optional<byte[]> file(String name) {
        try {
            Path file = Path.of(name);
            if (name.isEmpty() || !Files.isRegularFile(file)) {
                return unreadable(
                        "there is no such file on this worker", "mount it on every worker");
            }
            if (Files.size(file) > MAX_BYTES) {
                return unreadable("the file is larger than 1 MiB", "write a shorter policy");
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (InvalidPathException notOne) {
            return unreadable("this is no path of a file", "write 'file:/path/to/policy.json'");
        } catch (IOException e) {
            return unreadable(
                    "the file cannot be read (" + e.getClass().getSimpleName() + ")",
                    "let the account of the worker read it");
        }
    }

    private Optional<byte[]> unreadable(String what, String remedy) {
        findings.add(0, PolicyCode.FILE_UNREADABLE, what, remedy);
        return Optional.empty();
    }
}
