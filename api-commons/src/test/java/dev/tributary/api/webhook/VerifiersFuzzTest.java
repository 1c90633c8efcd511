package dev.tributary.api.webhook;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tributary.commons.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Any headers and any bodies: nobody who cannot sign is believed, and whoever can makes no verifier
 * fail, whatever is signed.
 */
class VerifiersFuzzTest {

    private static final String SECRET = "whsec_of-the-fuzz-test";

    /** Where verifiers look for what proves the sender. */
    private static final List<String> HEADERS =
            List.of("stripe-signature", "intuit-signature", "plaid-verification", "authorization");

    private final SettableClock time = new SettableClock();
    private final WebhookSecrets secrets = Signing.secrets(time, SECRET);
    private final StripeVerifier stripe =
            new StripeVerifier(secrets, StripeVerifier.TOLERANCE, time);
    private final IntuitVerifier intuit = new IntuitVerifier(secrets);
    private final FhirHookVerifier fhir =
            new FhirHookVerifier(
                    Optional.of(new FhirHookVerifier.SecretHeader("Authorization", secrets)),
                    false);
    private final PlaidVerifier plaid =
            new PlaidVerifier(
                    new PlaidKeys(id -> Optional.empty(), time), PlaidVerifier.TOLERANCE, time);

    /** The input's first line is the header's value, the rest is the body. */
    @FuzzTest(maxDuration = "60s")
    void refusesWhoeverCannotSign(byte[] input) {
        int end = 0;
        while (end < input.length && input[end] != '\n') {
            end++;
        }
        String header = new String(input, 0, end, StandardCharsets.ISO_8859_1);
        byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
        for (WebhookVerifier verifier : List.of(stripe, intuit, fhir, plaid)) {
            for (String name : HEADERS) {
                WebhookRequest request =
                        new WebhookRequest(
                                "POST", "", Map.of(name, List.of(header)), body, List.of());
                if (!(verifier.verify(request) instanceof Verdict.Refused)) {
                    throw new AssertionError(verifier.getClass() + " believes a stranger");
                }
            }
        }
    }

    @FuzzTest(maxDuration = "60s")
    void readsOrRefusesWhateverIsSigned(byte[] body) {
        check(
                stripe.verify(
                        Signing.request(
                                body,
                                "Stripe-Signature",
                                Signing.stripe(SECRET, time.instant().getEpochSecond(), body))));
        check(
                intuit.verify(
                        Signing.request(body, "intuit-signature", Signing.intuit(SECRET, body))));
        check(fhir.verify(Signing.request(body, "Authorization", SECRET)));
    }

    private static void check(Verdict verdict) {
        if (verdict instanceof Verdict.Verified verified) {
            for (WebhookEvent event : verified.events()) {
                if (event.id().isBlank() || event.type().isBlank()) {
                    throw new AssertionError("an event without a name");
                }
            }
        } else if (!verdict.equals(new Verdict.Refused(Refusal.UNREADABLE))) {
            throw new AssertionError("a signed body that is not believed: " + verdict);
        }
    }
}
