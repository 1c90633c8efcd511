/** Calls Stripe: what can be listed, how a list is asked for, who may be asked for what. */
package dev.tributary.stripe.front;
