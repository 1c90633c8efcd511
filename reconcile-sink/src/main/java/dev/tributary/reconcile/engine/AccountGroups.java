package dev.tributary.reconcile.engine;

import dev.tributary.reconcile.file.YamlPart;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigException;

/**
 * Which accounts of processors, banks and books belong together, and which payees' claims with
 * them: what the file {@code account.groups} says. Without a file all of them do.
 *
 * <pre>
 * groups:
 *   - name: clinic-east
 *     accounts: ["stripe:acct_1", "plaid:acc_9", "quickbooks:35"]
 *     clearing: ["quickbooks:41"]   # accounts of the books that stand for a processor's balance
 *     payees: ["1234567893"]        # NPI or tax id, as 837 and 835 name the provider
 * </pre>
 */
public final class AccountGroups {

    private static final String ALL = "all";
    private static final AccountGroups NONE =
            new AccountGroups(false, Map.of(), Map.of(), Set.of());

    private final boolean given;
    private final Map<String, String> byAccount;
    private final Map<String, String> byPayee;
    private final Set<String> clearing;

    private AccountGroups(
            boolean given,
            Map<String, String> byAccount,
            Map<String, String> byPayee,
            Set<String> clearing) {
        this.given = given;
        this.byAccount = new HashMap<>(byAccount); // asked for each entry and kind
        this.byPayee = new HashMap<>(byPayee);
        this.clearing = clearing;
    }

    /** All accounts and payees are one group. */
    public static AccountGroups none() {
        return NONE;
    }

    /**
     * Reads a file.
     *
     * @throws ConfigException when it cannot be used: where, and why
     */
    public static AccountGroups read(Path file) {
        return of(YamlPart.read(file));
    }

    /**
     * Reads a document.
     *
     * @throws ConfigException when it cannot be used: where, and why
     */
    public static AccountGroups parse(String yaml) {
        return of(YamlPart.of(yaml));
    }

    private static AccountGroups of(YamlPart document) {
        Map<String, String> accounts = new TreeMap<>();
        Map<String, String> payees = new TreeMap<>();
        Set<String> clearing = new HashSet<>();
        Set<String> names = new HashSet<>();
        List<YamlPart> groups = document.onlyKeys(List.of("groups")).at("groups").items();
        if (groups.isEmpty()) {
            throw document.at("groups").mistake("names at least one group");
        }
        for (YamlPart group : groups) {
            group.onlyKeys(List.of("name", "accounts", "clearing", "payees"));
            String name = group.at("name").needText();
            if (!names.add(name)) {
                throw group.at("name").mistake("names another group too");
            }
            group.at("accounts").items().forEach(a -> put(accounts, account(a), name, a));
            for (YamlPart a : group.at("clearing").items()) {
                put(accounts, account(a), name, a);
                clearing.add(account(a));
            }
            group.at("payees").items().forEach(p -> put(payees, p.needText(), name, p));
        }
        return new AccountGroups(true, accounts, payees, clearing);
    }

    private static String account(YamlPart part) {
        String account = part.needText();
        if (account.indexOf(':') <= 0 || account.endsWith(":")) {
            throw part.mistake("is written as source:id, as plaid:acc_9");
        }
        return account;
    }

    private static void put(Map<String, String> to, String key, String name, YamlPart part) {
        String other = to.putIfAbsent(key, name);
        if (other != null) {
            throw part.mistake("stands in another group, or twice: each belongs to one");
        }
    }

    /** Whether a file says which accounts belong together. */
    public boolean given() {
        return given;
    }

    /**
     * The group of an account; its own, by a digest, where the file does not name it.
     *
     * @param account as {@code source:id}, or null
     */
    public String groupOf(String account) {
        return group(byAccount, account);
    }

    /** The group of a payee; its own, by a digest, where the file does not name it. */
    public String groupOfPayee(String payee) {
        return group(byPayee, payee);
    }

    /** Whether a file is given and names this account. */
    public boolean names(String account) {
        return account != null && byAccount.containsKey(account);
    }

    /** Whether a file is given and names this payee. */
    public boolean namesPayee(String payee) {
        return payee != null && byPayee.containsKey(payee);
    }

    /** Whether an account of the books stands for a processor's balance. */
    public boolean isClearing(String account) {
        return account != null && clearing.contains(account);
    }

    /** A digest of what they say: with another one, every entry's scope is to be found anew. */
    public String digest() {
        return Digests.hex(
                (given
                                + "\n"
                                + new TreeMap<>(byAccount)
                                + "\n"
                                + new TreeMap<>(byPayee)
                                + "\n"
                                + new TreeSet<>(clearing))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private String group(Map<String, String> groups, String key) {
        if (!given) {
            return ALL;
        }
        String group = groups.get(key == null ? "" : key);
        return group != null ? group : "own-" + Digests.hex(String.valueOf(key)).substring(0, 16);
    }

    @Override
    public String toString() {
        return "AccountGroups[" + byAccount.size() + " accounts, " + byPayee.size() + " payees]";
    }
}
