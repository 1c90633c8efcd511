package dev.tributary.api.oauth;

import dev.tributary.api.token.TokenSet;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreException;
import dev.tributary.api.token.TokenStoreOptions;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;

/** {@code authorize list}: the grants of a store, with their ends and without their tokens. */
public final class ListGrantsTool extends GrantTool {

    private static final String USAGE =
            """
            authorize list --config FILE

            Lists the accounts that are authorised: generation, and when the access token, the
            unused refresh token and the consent itself end.
            --config FILE   a connector's configuration, as JSON or properties""";

    private static final String ROW = "%-40s %10s  %-22s %-22s %s%n";

    @Override
    public String name() {
        return "authorize-list";
    }

    @Override
    int run(InputStream in, PrintWriter out, List<String> arguments) {
        ToolArguments given = ToolArguments.parse(arguments, Set.of("--config"), Set.of("--help"));
        if (given.has("--help")) {
            out.println(USAGE);
            return 0;
        }
        ConfigDef def = new ConfigDef();
        TokenStoreOptions.define(def);
        String file =
                given.needed("--config", "a connector's configuration says where tokens live");
        try (TokenStore store =
                TokenStoreOptions.from(ToolConfig.read(file, def)).open("authorize")) {
            list(store, out);
        }
        return 0;
    }

    private static void list(TokenStore store, PrintWriter out) {
        out.printf(ROW, "ACCOUNT", "GENERATION", "ACCESS UNTIL", "UNUSED UNTIL", "CONSENT UNTIL");
        for (String grant : store.grants()) {
            try {
                store.read(grant).ifPresent(tokens -> row(out, tokens));
            } catch (TokenStoreException unreadable) {
                out.printf("%-40s %s%n", grant, unreadable.getMessage());
            }
        }
    }

    private static void row(PrintWriter out, TokenSet tokens) {
        out.printf(
                ROW,
                tokens.grant(),
                tokens.generation(),
                text(tokens.accessExpires()),
                text(tokens.refreshExpires()),
                text(tokens.hardExpires()));
    }

    private static String text(Instant end) {
        return end == null ? "-" : Instant.ofEpochSecond(end.getEpochSecond()).toString();
    }
}
