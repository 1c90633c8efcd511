/**
 * What every source of an HTTP API wires alike: its options and their checks, how accounts are
 * shared out among tasks, and the parts of a task, by composition.
 */
package dev.tributary.api.source;
