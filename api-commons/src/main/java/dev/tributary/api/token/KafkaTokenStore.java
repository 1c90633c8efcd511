package dev.tributary.api.token;

import dev.tributary.commons.crypto.CipherException;
import dev.tributary.commons.crypto.FieldCipher;
import dev.tributary.commons.crypto.KeysetException;
import dev.tributary.commons.crypto.RotatingKeyset;
import dev.tributary.commons.policy.KeyReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Tokens in a compacted topic of Kafka, each record encrypted for its grant.
 *
 * <p>Each grant has one transactional id. To rotate is to take it (which fences whoever had it), to
 * read the topic to its end, to call the provider, and to write. Whoever was fenced with the
 * provider's answer in hand reads again: if nothing was written meanwhile, it writes what it holds;
 * else it takes what is there. So a slow writer is no failed task, and no answer is thrown away
 * that nobody has replaced.
 *
 * <p>Connects at the first use.
 */
public final class KafkaTokenStore implements TokenStore {

    /** For how long a transaction of a process that was killed can hide what others wrote. */
    private static final Duration TRANSACTION = Duration.ofSeconds(10);

    private static final Duration READ_LIMIT = Duration.ofSeconds(60);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
    private static final int TRIES = 20;

    private final Map<String, Object> client;
    private final String topicName;
    private final Supplier<FieldCipher> cipher;
    private final Optional<RotatingKeyset> keys;
    private TokenTopic topic; // guarded by this
    private TokenTopicReader reader; // guarded by this
    private boolean closed; // guarded by this

    /**
     * A store in a topic, which is created if need be.
     *
     * @param client how to reach Kafka, as {@code KafkaClientOptions} gives it
     * @param topic its name; transactional ids begin with it and a hyphen
     * @param cipher encrypts the records; asked with each, since keys may be rotated
     */
    public KafkaTokenStore(Map<String, Object> client, String topic, Supplier<FieldCipher> cipher) {
        this(client, topic, cipher, Optional.empty());
    }

    private KafkaTokenStore(
            Map<String, Object> client,
            String topic,
            Supplier<FieldCipher> cipher,
            Optional<RotatingKeyset> keys) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.putIfAbsent(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.putIfAbsent(
                CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) CALL_LIMIT.toMillis());
        this.client = Map.copyOf(settings);
        this.topicName = topic;
        this.cipher = cipher;
        this.keys = keys;
    }

    /**
     * The same under a keyset that may be rotated meanwhile.
     *
     * @param name of the connector, for the thread that looks for that
     */
    static KafkaTokenStore open(
            Map<String, Object> client, String topic, KeyReference key, String name) {
        RotatingKeyset keys = RotatingKeyset.open(key).watch(name + "-tokens");
        return new KafkaTokenStore(client, topic, keys.derived(FieldCipher::of), Optional.of(keys));
    }

    @Override
    public Optional<TokenSet> read(String grant) {
        return calling(() -> current(grant));
    }

    @Override
    public List<String> grants() {
        return calling(
                () -> {
                    TokenTopicReader now = reader();
                    now.readToEnd();
                    return now.grants();
                });
    }

    @Override
    public TokenSet rotate(String grant, UnaryOperator<TokenSet> rotation) {
        return calling(() -> rotated(grant, rotation));
    }

    @Override
    public void put(TokenSet anew) {
        String grant = anew.grant();
        calling(
                () ->
                        whileFenced(
                                grant,
                                writer -> {
                                    long before =
                                            current(grant).map(TokenSet::generation).orElse(0L);
                                    TokenSet counted = anew.withGeneration(before + 1);
                                    writer.write(sealed(counted));
                                    return counted;
                                }));
    }

    @Override
    public void remove(String grant) {
        calling(
                () ->
                        whileFenced(
                                grant,
                                writer -> {
                                    writer.write(null);
                                    return grant;
                                }));
    }

    private TokenSet rotated(String grant, UnaryOperator<TokenSet> rotation) {
        Answer answer = new Answer();
        return whileFenced(
                grant,
                writer -> {
                    TokenSet now =
                            current(grant).orElseThrow(() -> new NoSuchGrantException(grant));
                    if (answer.tokens == null) {
                        TokenSet rotated = rotation.apply(now);
                        if (rotated.equals(now)) {
                            return now;
                        }
                        answer.tokens = rotated.withGeneration(now.generation() + 1);
                    } else if (now.generation() + 1 != answer.tokens.generation()) {
                        return now;
                    }
                    writer.write(sealed(answer.tokens));
                    return answer.tokens;
                });
    }

    /** What the provider has answered, kept while the right to write it is won back. */
    private static final class Answer {
        private TokenSet tokens;
    }

    /** Does something with the right to a grant, again and again where another one took it. */
    private <T> T whileFenced(String grant, Function<GrantWriter, T> work) {
        for (int tries = 0; tries < TRIES; tries++) {
            try (GrantWriter writer =
                    GrantWriter.open(client, reader().partition(), grant, TRANSACTION)) {
                return work.apply(writer);
            } catch (KafkaException failed) {
                if (!isFenced(failed)) {
                    throw failed;
                }
            }
        }
        throw new TokenStoreException(
                "others keep changing the tokens of " + grant + " at the same moment: try again",
                true);
    }

    /** Kafka's producer says it directly or, from then on, as the cause of another exception. */
    private static boolean isFenced(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException) {
                return true;
            }
        }
        return false;
    }

    private Optional<TokenSet> current(String grant) {
        TokenTopicReader now = reader();
        now.readToEnd();
        return now.sealed(grant).map(text -> opened(grant, text));
    }

    private String sealed(TokenSet tokens) {
        byte[] plain = TokenJson.write(tokens).getBytes(StandardCharsets.UTF_8);
        return cipher.get().seal(plain, place(tokens.grant()), false);
    }

    private TokenSet opened(String grant, String sealed) {
        try {
            byte[] plain = cipher.get().open(sealed, place(grant));
            return TokenJson.read(grant, new String(plain, StandardCharsets.UTF_8));
        } catch (CipherException refused) {
            throw new TokenStoreException(
                    "the tokens of " + grant + " cannot be opened: " + refused.getMessage(), false);
        }
    }

    /** A record that is moved to another grant does not open there. */
    private static String place(String grant) {
        return "token/" + grant;
    }

    private synchronized TokenTopicReader reader() {
        if (closed) {
            throw new TokenStoreException("the store of tokens is closed", false);
        }
        if (reader == null) {
            TokenTopic opening = new TokenTopic(client, topicName, CALL_LIMIT);
            try {
                opening.ensure();
                reader = new TokenTopicReader(client, opening, READ_LIMIT);
                topic = opening;
            } finally {
                if (reader == null) {
                    opening.close();
                }
            }
        }
        return reader;
    }

    /** Says Kafka's faults, and those of the key, in words of ours. */
    private <T> T calling(Supplier<T> work) {
        try {
            return work.get();
        } catch (KeysetException noKey) {
            throw new TokenStoreException(noKey.getMessage(), noKey.isTransient());
        } catch (AuthorizationException | AuthenticationException denied) {
            throw new TokenStoreException(
                    "Kafka does not let this client use topic "
                            + topicName
                            + " ("
                            + denied.getClass().getSimpleName()
                            + "): see the ACLs in docs/concepts/tokens.md, and the login in kafka.*",
                    false);
        } catch (InterruptException ending) {
            Thread.currentThread().interrupt();
            throw new TokenStoreException("interrupted while Kafka was waited for", true);
        } catch (ConfigException wrong) {
            throw wrong;
        } catch (KafkaException failed) {
            throw new TokenStoreException(
                    "topic "
                            + topicName
                            + " cannot be used ("
                            + failed.getClass().getSimpleName()
                            + "): see that the brokers of kafka.bootstrap.servers can be reached,"
                            + " and the worker's log",
                    true);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        keys.ifPresent(RotatingKeyset::close);
        if (reader != null) {
            reader.close();
            topic.close();
            reader = null;
        }
    }

    @Override
    public String toString() {
        return "KafkaTokenStore[" + topicName + "]";
    }
}
