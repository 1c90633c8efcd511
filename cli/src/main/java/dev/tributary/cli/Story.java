package dev.tributary.cli;

import java.io.PrintStream;
import java.util.List;

/** Tells a newcomer what happens, as it happens. */
final class Story {
    private final PrintStream out;

    Story(PrintStream out) {
        this.out = out;
    }

    void chapter(String title) {
        out.println();
        out.println("== " + title);
    }

    void say(String line) {
        out.println(line);
    }

    /** A thing with its name in front; further lines stand below the first. */
    void show(String label, List<String> lines) {
        String prefix = label;
        for (String line : lines) {
            out.printf("   %-10s %s%n", prefix, line);
            prefix = "";
        }
    }

    void show(String label, String line) {
        show(label, List.of(line));
    }
}
