/** Sends a world's events to webhook endpoints, signed as Stripe signs. */
package dev.tributary.simulators.stripe.webhook;
