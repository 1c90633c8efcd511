package dev.tributary.masking.engine;

import dev.tributary.masking.raw.RawFormat;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What an engine works with.
 *
 * @param keys of the policy, where it has any
 * @param quarantine keys for records that cannot be masked, where the policy has any
 * @param detection finds personal data in text
 * @param formats reads raw payloads; empty for what it cannot read
 * @param harmless whether a field of a schema of that name needs no tag
 * @param observer is told what happens
 */
record EngineParts(
        Optional<KeyRing> keys,
        Optional<KeyRing> quarantine,
        Detection detection,
        Function<String, Optional<RawFormat>> formats,
        BiPredicate<String, String> harmless,
        Observer observer) {}
