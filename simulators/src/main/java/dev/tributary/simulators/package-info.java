/** Local stand-ins, with state, for companies' servers: for the quickstart and the tests only. */
package dev.tributary.simulators;
