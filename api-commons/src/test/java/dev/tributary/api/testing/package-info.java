/** Servers with faults, for the tests of this module and of those that use it. */
package dev.tributary.api.testing;
