package dev.tributary.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.spi.ToolProvider;

/** A sink's tool as its plugin carries it; packed into a ZIP by the test. */
public final class MiniDecide implements ToolProvider {

    @Override
    public String name() {
        return "reconcile-decide";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        out.println("reconcile-decide " + Arrays.toString(arguments));
        out.flush();
        return 0;
    }
}
