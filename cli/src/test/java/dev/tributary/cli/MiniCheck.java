package dev.tributary.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.spi.ToolProvider;

/** A tool as a plugin carries it; packed into a ZIP by the test. */
public final class MiniCheck implements ToolProvider {
    private static final List<String> PROBED =
            List.of(
                    "org.apache.kafka.connect.data.Schema",
                    "org.slf4j.Logger",
                    "com.fasterxml.jackson.databind.ObjectMapper");

    @Override
    public String name() {
        return "check-mini";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        out.println(Arrays.toString(arguments));
        PROBED.forEach(name -> out.println(name + ": " + (isVisible(name) ? "seen" : "hidden")));
        out.flush();
        return 7;
    }

    private static boolean isVisible(String name) {
        try {
            Class.forName(name, false, MiniCheck.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
