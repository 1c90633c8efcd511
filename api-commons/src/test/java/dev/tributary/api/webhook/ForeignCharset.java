package dev.tributary.api.webhook;

import static dev.tributary.api.webhook.Signing.bytes;
import static dev.tributary.api.webhook.Signing.request;
import static dev.tributary.api.webhook.Signing.secrets;

import dev.tributary.commons.testing.SettableClock;
import java.nio.charset.Charset;

/** Verifies bodies that are not ASCII; run in a JVM whose platform knows ASCII only. */
final class ForeignCharset {

    private ForeignCharset() {}

    public static void main(String[] args) {
        SettableClock time = new SettableClock();
        String secret = "gehe\u00edm";
        byte[] event =
                bytes("{\"id\":\"evt_1\",\"type\":\"x\",\"name\":\"Z\u00fcrich \u6771\u4eac\"}");
        byte[] batch = bytes("[{\"id\":\"\u00e9\",\"type\":\"x\",\"intuitaccountid\":\"1\"}]");
        Verdict stripe =
                new StripeVerifier(secrets(time, secret), StripeVerifier.TOLERANCE, time)
                        .verify(
                                request(
                                        event,
                                        "Stripe-Signature",
                                        Signing.stripe(
                                                secret, time.instant().getEpochSecond(), event)));
        Verdict intuit =
                new IntuitVerifier(secrets(time, secret))
                        .verify(request(batch, "intuit-signature", Signing.intuit(secret, batch)));
        boolean good =
                stripe instanceof Verdict.Verified
                        && Signing.events(intuit).get(0).id().equals("\u00e9")
                        && !Charset.defaultCharset().newEncoder().canEncode('\u00e9');
        System.exit(good ? 0 : 1);
    }
}
