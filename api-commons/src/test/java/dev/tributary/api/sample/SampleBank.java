package dev.tributary.api.sample;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tributary.api.oauth.ConsentServer;
import dev.tributary.api.testing.FaultServer;
import dev.tributary.api.testing.Reply;
import dev.tributary.api.testing.Seen;
import dev.tributary.api.token.TokenSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The bank that the sample source reads: it wants the application's key and the account's token,
 * and gives numbered entries in pages. Its tokens rotate with each refresh.
 */
public final class SampleBank implements AutoCloseable {

    public static final String CLIENT = ConsentServer.CLIENT;
    public static final String CLIENT_SECRET = ConsentServer.SECRET;

    private static final int PAGE = 20;

    private final FaultServer server = FaultServer.start().forgetting();
    private final ConsentServer consents;
    private final Map<String, Integer> accounts = new ConcurrentHashMap<>();
    private volatile String key = "canary-key-1";

    private SampleBank(Duration grace) {
        consents = ConsentServer.start(Clock.systemUTC(), grace);
    }

    /**
     * Starts one.
     *
     * @param grace for how long a refresh token is good after its next one was issued
     */
    public static SampleBank start(Duration grace) {
        return new SampleBank(grace);
    }

    public String url() {
        return server.uri("127.0.0.1", "").toString();
    }

    public URI tokenEndpoint() {
        return URI.create(consents.url() + "/token");
    }

    /** The authorization server. */
    public ConsentServer consents() {
        return consents;
    }

    /** What goes wrong. */
    public FaultServer faults() {
        return server;
    }

    public String key() {
        return key;
    }

    /** From now on another key is wanted. */
    public void rollKey(String to) {
        key = to;
    }

    /** Opens an account with so many entries. */
    public SampleBank account(String id, int entries) {
        accounts.put(id, entries);
        server.on("/accounts/" + id + "/entries", request -> entries(id, request));
        return this;
    }

    /** More has happened on an account. */
    public void add(String id, int entries) {
        accounts.merge(id, entries, Integer::sum);
    }

    /** A consent to read an account, as its person has just given it. */
    public TokenSet consent(String id) {
        return new TokenSet(
                "sample/" + id,
                1,
                null,
                null,
                consents.issue(id),
                null,
                null,
                Instant.now(),
                Map.of());
    }

    /** The keys of all records that there must be of an account. */
    public List<String> keys(String id) {
        return IntStream.rangeClosed(1, accounts.get(id))
                .mapToObj(number -> "sample/" + id + "-" + number)
                .toList();
    }

    /** All that must stand in no log, topic, metric or answer. */
    public List<String> canaries() {
        List<String> all = new ArrayList<>(consents.secrets());
        all.add(key);
        return all;
    }

    private Reply entries(String id, Seen request) {
        String token = request.header("Authorization").orElse("").replace("Bearer ", "");
        boolean known =
                key.equals(request.header("X-Api-Key").orElse("")) && consents.opens(id, token);
        if (!known) {
            return Reply.status(401);
        }
        // The only parameter there is.
        long after = Long.parseLong(request.target().substring(request.target().indexOf('=') + 1));
        long last = Math.min(after + PAGE, accounts.get(id));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode entries = answer.putArray("entries");
        LongStream.rangeClosed(after + 1, last)
                .forEach(
                        number ->
                                entries.addObject()
                                        .put("number", number)
                                        .put("type", "entry")
                                        .put("text", "canary-of-a-payer-" + number));
        answer.put("more", last < accounts.get(id));
        return Reply.json(answer.toString());
    }

    @Override
    public void close() {
        server.close();
        consents.close();
    }
}
