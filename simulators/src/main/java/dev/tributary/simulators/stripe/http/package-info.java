/** Stripe's REST API over a world: keys, lists, limits, errors, faults. */
package dev.tributary.simulators.stripe.http;
