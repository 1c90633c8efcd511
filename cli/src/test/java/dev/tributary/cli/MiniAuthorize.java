package dev.tributary.cli;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.spi.ToolProvider;

/** A provider's tool as its plugin carries it; packed into a ZIP by the test. */
public final class MiniAuthorize implements ToolProvider {

    @Override
    public String name() {
        return "authorize-mini";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        out.println("authorize-mini " + Arrays.toString(arguments));
        out.flush();
        return 0;
    }
}
