/** The kinds of objects, the versions of the API, and how an object looks in each. */
package dev.tributary.simulators.stripe.model;
