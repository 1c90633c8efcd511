package dev.tributary.masking.engine;

import dev.tributary.commons.policy.Policy;
import dev.tributary.commons.record.RecordHeaders;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.header.Header;

/** The headers that say what was done to a record; for one thread. */
public final class MaskingHeaders {

    private static final String OURS = "tributary.masking.";

    /** The policy's id. */
    public static final String POLICY = OURS + "policy";

    /** SHA-256 of what the policy says. */
    public static final String POLICY_HASH = OURS + "policy_hash";

    /** The version of the key that tokens, shifts and ciphertexts were made with. */
    public static final String KEYS = OURS + "keys";

    /** How many fields were masked, by class, as JSON. */
    public static final String RULES = OURS + "rules";

    /** Why a record is in quarantine. */
    public static final String ERROR = OURS + "error";

    /** The place that could not be masked. */
    public static final String ERROR_PATH = OURS + "error_path";

    /** How many ciphertexts were opened. */
    public static final String OPENED = OURS + "opened";

    private static final Set<String> KNOWN =
            Set.of(
                    RecordHeaders.AUDIT_LOG_ID,
                    RecordHeaders.SOURCE,
                    RecordHeaders.IDENTITY,
                    RecordHeaders.COPY,
                    RecordHeaders.TRANSPORT);

    private final Header policy;
    private final Header hash;
    private Header keys = header(KEYS, "");
    private int[] counts = new int[0];
    private Header rules = header(RULES, "{}");

    MaskingHeaders(Policy policy) {
        this.policy = header(POLICY, policy.id());
        this.hash = header(POLICY_HASH, policy.hash());
    }

    /** Whether a header is one that our connectors write, and no transform. */
    static boolean isOurs(String name) {
        return KNOWN.contains(name);
    }

    /** Whether a header says what an earlier transform of ours has done. */
    static boolean isReport(String name) {
        return name.startsWith(OURS);
    }

    /** Adds what was done. */
    void add(ConnectHeaders headers, Scene scene, Optional<KeyRing> ring) {
        headers.add(policy);
        headers.add(hash);
        if (scene.hasUsedKey() && ring.isPresent()) {
            String version = ring.get().version();
            if (!version.equals(keys.value())) {
                keys = header(KEYS, version);
            }
            headers.add(keys);
        }
        // Records of a feed are alike, and so mostly are their counts.
        if (!scene.tally().isSame(counts)) {
            counts = scene.tally().counts().clone();
            rules = header(RULES, Tally.json(counts));
        }
        headers.add(rules);
    }

    static Header header(String name, String text) {
        return new ConnectHeaders().addString(name, text).lastWithName(name);
    }
}
