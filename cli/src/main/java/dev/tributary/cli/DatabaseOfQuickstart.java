package dev.tributary.cli;

import java.util.ArrayList;
import java.util.List;

/** The database that commands mean while the quickstart runs and nobody names another. */
final class DatabaseOfQuickstart {

    private final QuickstartState state;

    DatabaseOfQuickstart(Home home) {
        this.state = new QuickstartState(home);
    }

    /** These arguments, with the quickstart's database where they name none. */
    List<String> unlessGiven(List<String> arguments) {
        boolean given =
                arguments.stream().anyMatch(word -> word.split("=", 2)[0].equals("--database"))
                        || arguments.contains("--help")
                        || System.getenv("TRIBUTARY_DATABASE") != null;
        List<String> all = new ArrayList<>(arguments);
        if (!given) {
            state.database().ifPresent(found -> all.addAll(found.options()));
        }
        return List.copyOf(all);
    }
}
