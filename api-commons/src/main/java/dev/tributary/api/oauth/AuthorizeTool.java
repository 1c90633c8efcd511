package dev.tributary.api.oauth;

import dev.tributary.api.http.HttpOptions;
import dev.tributary.api.oauth.AuthorizationRequest.Redirected;
import dev.tributary.api.token.NoSuchGrantException;
import dev.tributary.api.token.TokenSet;
import dev.tributary.api.token.TokenStore;
import dev.tributary.api.token.TokenStoreOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * {@code authorize PROVIDER} and {@code authorize revoke PROVIDER/ACCOUNT}. A provider's module
 * extends it with its constants and registers it as a {@link java.util.spi.ToolProvider}:
 *
 * <pre>{@code
 * public final class AuthorizeBank extends AuthorizeTool {
 *     public AuthorizeBank() {
 *         super(Bank.PROVIDER);
 *     }
 * }
 * }</pre>
 */
public abstract class AuthorizeTool extends GrantTool {

    private static final int USUAL_TIMEOUT = 600;

    private static final String USAGE =
            """
            authorize %1$s --config FILE [--account NAME] [--port N | --redirect URI] [--timeout S]
            authorize revoke %1$s/ACCOUNT --config FILE [--forget]

            Prints an address for a browser, in which a person gives consent, and stores the tokens
            that come of it where the connector looks for them.
            --config FILE    the connector's configuration, as JSON or properties
            --account NAME   which account it is, where the provider does not tell
            --port N         where on this machine the browser comes back to; any free port if left
                             out
            --redirect URI   for providers that refuse addresses of this machine: a redirect URI
                             that they know; afterwards paste the address that the browser shows
            --timeout S      how many seconds to wait for the person; 600 if left out
            --forget         forgets the tokens without telling the provider""";

    private final Provider provider;

    protected AuthorizeTool(Provider provider) {
        this.provider = provider;
    }

    @Override
    public final String name() {
        return "authorize-" + provider.name();
    }

    @Override
    final int run(InputStream in, PrintWriter out, List<String> arguments) {
        ToolArguments given =
                ToolArguments.parse(
                        arguments,
                        Set.of("--config", "--account", "--port", "--redirect", "--timeout"),
                        Set.of("--help", "--forget"));
        if (given.has("--help")) {
            out.println(USAGE.formatted(provider.name()));
            return 0;
        }
        AbstractConfig config =
                ToolConfig.read(
                        given.needed("--config", "the connector's configuration"), definition());
        OAuthOptions oauth = OAuthOptions.from(config);
        Provider there = oauth.at(provider);
        Client client = oauth.client(there.authentication());
        TokenEndpoint endpoint =
                new TokenEndpoint(
                        there,
                        client,
                        JdkFormPost.with(HttpOptions.from(config)),
                        Clock.systemUTC());
        try (TokenStore store = TokenStoreOptions.from(config).open("authorize")) {
            if (given.words().isEmpty()) {
                // Before a person is asked: afterwards it would be too late to find it out.
                store.grants();
                TokenSet tokens = authorize(in, out, given, there, client, endpoint);
                store.put(tokens);
                out.println(
                        "Authorised " + tokens.grant() + "; the connector takes it up by itself.");
                return 0;
            }
            return revoke(given, endpoint, store, out);
        }
    }

    private static ConfigDef definition() {
        ConfigDef def = new ConfigDef();
        OAuthOptions.define(def);
        HttpOptions.define(def);
        TokenStoreOptions.define(def);
        return def;
    }

    private TokenSet authorize(
            InputStream in,
            PrintWriter out,
            ToolArguments given,
            Provider there,
            Client client,
            TokenEndpoint endpoint) {
        SecureRandom random = new SecureRandom();
        AuthorizationRequest request;
        Redirected redirected;
        if (given.option("--redirect").isPresent()) {
            URI redirect = redirect(given.option("--redirect").get());
            request = AuthorizationRequest.of(there, client.id(), redirect, random);
            redirected = pasted(in, out, request);
        } else if (there.loopback()) {
            try (LoopbackRedirect loopback = LoopbackRedirect.open(given.number("--port", 0))) {
                request = AuthorizationRequest.of(there, client.id(), loopback.uri(), random);
                out.println("Open this address in a browser:");
                out.println(request.address());
                out.flush();
                redirected =
                        loopback.await(
                                request,
                                Duration.ofSeconds(given.number("--timeout", USUAL_TIMEOUT)));
            } catch (IOException taken) {
                throw new ToolException("the port cannot be listened on: choose another --port");
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                throw new ToolException("interrupted");
            }
        } else {
            throw new ToolException(
                    there.name()
                            + " refuses addresses of this machine: give --redirect with a redirect"
                            + " URI that it knows");
        }
        return endpoint.exchange(request, redirected.code(), account(given, there, redirected));
    }

    private static URI redirect(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException broken) {
            throw new ToolException("--redirect needs an address");
        }
    }

    private static Redirected pasted(
            InputStream in, PrintWriter out, AuthorizationRequest request) {
        out.println("Open this address in a browser:");
        out.println(request.address());
        out.println("Then paste here the whole address to which the browser was sent back:");
        out.flush();
        try {
            String line =
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                            .readLine();
            if (line == null) {
                throw new ToolException("nothing was pasted: nothing is stored");
            }
            // All behind the question mark; the state in it tells that it belongs to this request.
            return request.redirected(line.strip().replaceFirst("^[^?]*\\?", "").split("#", 2)[0]);
        } catch (IOException unreadable) {
            throw new ToolException("standard input cannot be read");
        }
    }

    private static String account(ToolArguments given, Provider there, Redirected redirected) {
        return given.option("--account")
                .or(() -> there.fields().account().map(redirected.parameters()::get))
                .orElse(null);
    }

    private int revoke(
            ToolArguments given, TokenEndpoint endpoint, TokenStore store, PrintWriter out) {
        if (given.words().size() != 2 || !given.words().get(0).equals("revoke")) {
            throw new ToolException("say authorize revoke " + provider.name() + "/ACCOUNT");
        }
        String grant = given.words().get(1);
        if (!grant.startsWith(provider.name() + "/")) {
            throw new ToolException(
                    "write the account as " + provider.name() + "/ACCOUNT, as authorize list does");
        }
        boolean told = false;
        if (!given.has("--forget")) {
            TokenSet tokens = store.read(grant).orElseThrow(() -> new NoSuchGrantException(grant));
            told = endpoint.revoke(tokens);
        }
        store.remove(grant);
        out.println(
                told
                        ? "Revoked " + grant + " at the provider, and forgot its tokens."
                        : "Forgot the tokens of "
                                + grant
                                + "; the provider was not told: end the consent there.");
        return 0;
    }
}
