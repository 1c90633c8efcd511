package dev.tributary.commons.crypto;

import dev.tributary.commons.crypto.vault.TokenRenewal;
import dev.tributary.commons.crypto.vault.VaultException;
import dev.tributary.commons.crypto.vault.VaultServer;
import dev.tributary.commons.files.FileStamps;
import dev.tributary.commons.policy.KeyReference;
import dev.tributary.commons.policy.SubjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A keyset that may be rotated while it is in use: a thread looks now and then whether its file has
 * changed, and reads it again. What cannot be used leaves the last good one in place. The same
 * thread renews the tokens of the Vaults that the reference names.
 *
 * <p>Asking for it costs nothing, so it may be asked for with every record. Safe for use by several
 * threads.
 */
public final class RotatingKeyset implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RotatingKeyset.class);

    /** How long a rotation may go unnoticed. */
    public static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final KeyReference reference;
    private ScheduledExecutorService looks; // guarded by this
    private FileStamps known; // the looking thread's, once it runs
    private String complained; // the looking thread's
    private volatile Keyset current;
    private volatile KeysetException missing;

    private RotatingKeyset(KeyReference reference) {
        this.reference = reference;
    }

    /**
     * Reads the keyset that is referred to.
     *
     * <p>A fault that passes by itself, such as a sealed Vault, is no reason to fail: the keyset is
     * tried again at each look, and whoever asks for it before then gets the fault.
     *
     * @throws KeysetException where it cannot be had and will not be without somebody's help
     */
    public static RotatingKeyset open(KeyReference reference) {
        RotatingKeyset keyset = new RotatingKeyset(reference);
        FileStamps stamps = keyset.stamps();
        try {
            keyset.current = Keyset.open(reference);
            keyset.known = stamps;
        } catch (KeysetException failed) {
            if (!failed.isTransient()) {
                throw failed;
            }
            keyset.missing = failed;
            keyset.complain(failed);
        }
        return keyset;
    }

    /** Begins to look for changes. */
    public synchronized RotatingKeyset watch(String name) {
        looks =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            Thread thread = new Thread(task, name + "-keyset-reload");
                            thread.setDaemon(true);
                            return thread;
                        });
        for (TokenRenewal renewal : renewals()) {
            looks.scheduleWithFixedDelay(
                    renewal::look, 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        }
        long interval = LOOK_EVERY.toMillis();
        looks.scheduleWithFixedDelay(this::look, interval, interval, TimeUnit.MILLISECONDS);
        return this;
    }

    /**
     * The keyset of now.
     *
     * @throws KeysetException while it has never been there
     */
    public Keyset current() {
        Keyset now = current;
        if (now == null) {
            throw missing;
        }
        return now;
    }

    /**
     * What is made from the keyset of now, made anew only when that is another one.
     *
     * @param make such as {@code Tokens::of}
     */
    public <T> Supplier<T> derived(Function<Keyset, T> make) {
        return new Derived<>(this, make);
    }

    /** Reads the keyset again if its file has changed, or if it has never been there. */
    void look() {
        try {
            // Stamped first: what changes while it is read is read again.
            FileStamps now = stamps();
            if (now.equals(known)) {
                return;
            }
            Keyset read = Keyset.open(reference);
            current = read;
            known = now;
            complained = null;
            LOG.info("the keyset was read again: {}", read);
        } catch (KeysetException refused) {
            complain(refused);
        } catch (RuntimeException bug) {
            LOG.error("the keyset could not be read again", bug);
        }
    }

    /** Of the Vault that has encrypted the keyset, and of the one that keeps subjects' salts. */
    private Set<TokenRenewal> renewals() {
        Set<VaultServer> servers = new LinkedHashSet<>();
        reference.vault().map(VaultServer::of).ifPresent(servers::add);
        if (reference.subjects().orElse(null) instanceof SubjectStore.VaultKv vault) {
            servers.add(VaultServer.of(vault));
        }
        Set<TokenRenewal> renewals = new LinkedHashSet<>();
        for (VaultServer server : servers) {
            try {
                renewals.add(TokenRenewal.of(server, Clock.systemUTC()));
            } catch (VaultException said) {
                // Whoever calls that Vault says so, too.
                complain(new KeysetException(said.getMessage()));
            }
        }
        return renewals;
    }

    private FileStamps stamps() {
        return FileStamps.of(reference.file().map(KeysetText::path).stream().toList());
    }

    /** Once for each reason: it is tried again and again. */
    private void complain(KeysetException refused) {
        if (!refused.getMessage().equals(complained)) {
            complained = refused.getMessage();
            LOG.warn(
                    "{}: {}",
                    current == null
                            ? "there is no keyset yet"
                            : "the keyset that is in use stays, since the changed one cannot be had",
                    refused.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        if (looks != null) {
            looks.shutdownNow();
        }
    }

    @Override
    public String toString() {
        return "RotatingKeyset[" + current + "]";
    }

    private static final class Derived<T> implements Supplier<T> {

        private record Made<T>(Keyset from, T value) {}

        private final RotatingKeyset keyset;
        private final Function<Keyset, T> make;
        private volatile Made<T> last;

        private Derived(RotatingKeyset keyset, Function<Keyset, T> make) {
            this.keyset = keyset;
            this.make = make;
        }

        @Override
        public T get() {
            Keyset now = keyset.current();
            Made<T> made = last;
            // Two threads may both make one; both are good.
            if (made == null || made.from() != now) {
                made = new Made<>(now, make.apply(now));
                last = made;
            }
            return made.value();
        }
    }
}
