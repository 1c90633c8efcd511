/** A stand-in for Stripe with state: what it is asked, what happens in it, how it fails. */
package dev.tributary.simulators.stripe;
