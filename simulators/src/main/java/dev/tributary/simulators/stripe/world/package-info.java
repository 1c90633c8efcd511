/** What happens at Stripe: accounts, their commerce, their money, time passing. */
package dev.tributary.simulators.stripe.world;
