package dev.tributary.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes the keysets that masking policies and dead letters refer to; erases persons. */
@Command(
        name = "keys",
        description = {
            "Makes keysets for masking policies and for dead letters; they are secrets.",
            "tributary keys new > keyset.json",
            "tributary keys rotate < keyset.json > rotated.json",
            "Destroys what makes keys of persons their own: an id a line, as the policy's subject.",
            "tributary keys erase policy.json < persons.txt"
        })
final class KeysCommand implements Callable<Integer> {

    @Parameters(index = "0..*", paramLabel = "ARGUMENT", description = "new, rotate or erase.")
    private List<String> arguments = List.of();

    @Override
    public Integer call() {
        Home home = Home.fromLauncher();
        try (PluginTools tools = new PluginTools(home)) {
            return tools.run("keys", arguments, System.out, System.err);
        }
    }
}
