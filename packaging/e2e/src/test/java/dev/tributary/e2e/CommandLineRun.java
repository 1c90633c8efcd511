package dev.tributary.e2e;

/** A command as a user ran it: what it printed, and how it ended. */
record CommandLineRun(int exitCode, String output) {}
