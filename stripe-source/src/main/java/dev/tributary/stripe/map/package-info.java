/** Turns Stripe's objects and events into records of ours. */
package dev.tributary.stripe.map;
