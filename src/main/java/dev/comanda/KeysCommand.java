package dev.comanda;

import dev.comanda.delivery.KeyChange;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The keys by which passwords for ERPs are sealed. */
@Command(
    name = "keys",
    mixinStandardHelpOptions = true,
    description = {
      "List the keys that seal what integrations sign in with, and how much each has sealed; never",
      "a key itself. 'keys rotate' puts a new one in their place."
    })
final class KeysCommand implements Callable<Integer> {
  @ParentCommand private @Nullable Main main;

  private Main main() {
    if (main == null) {
      throw new IllegalStateException("no command of the program");
    }
    return main;
  }

  @Option(names = "--data", paramLabel = "DIR", description = "Where its data is.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws Misconfigured {
    var out = main().out();
    var config = Maintenance.existing(main().config(folder));
    Maintenance.keys(config, out::println, KeyChange::report).lines().forEach(out::println);
    return 0;
  }

  @Command(
      name = "rotate",
      mixinStandardHelpOptions = true,
      description = {
        "Make a new key and seal everything by it; where that was broken off, go on. Servers may",
        "run meanwhile. Older keys stay and open what they sealed. Exit code 1 when something could",
        "not be sealed anew."
      })
  int rotate(
      @Option(names = "--data", paramLabel = "DIR", description = "Where its data is.")
          @Nullable Path at,
      @Option(
              names = "--shared",
              description = "All nodes read this very file, or there is only this one.")
          boolean shared)
      throws Misconfigured {
    var out = main().out();
    var config = Maintenance.existing(main().config(at));
    boolean reached = shared || config.database() == null;
    boolean complete =
        Maintenance.keys(config, out::println, keys -> keys.rotate(reached, out::println));
    return complete ? 0 : 1;
  }
}
