package dev.comanda;

import dev.comanda.db.Migrations;
import dev.comanda.db.PostgresRefused;
import dev.comanda.demo.DemoFolder;
import dev.comanda.http.server.CannotListen;
import dev.comanda.http.tls.Certificates;
import dev.comanda.problem.Refused;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command line: one method a command. */
@Command(
    name = "comanda",
    mixinStandardHelpOptions = true,
    description = "Carries an order from the guest's phone to the kitchen, the ERP and the report.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {IntegrationCommand.class, KeysCommand.class},
    footer = {
      "",
      "The launcher ./comanda also has 'test', which runs the tests, and 'bench', which measures:",
      "see ./comanda test --help and ./comanda bench --help.",
      "Exit codes: 0 done, 1 failed, 2 wrong usage or settings."
    })
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USAGE = 2;

  private final Map<String, String> environment;
  private final Path workingFolder;
  private final PrintWriter out;

  Main(Map<String, String> environment, Path workingFolder, PrintWriter out) {
    this.environment = environment;
    this.workingFolder = workingFolder;
    this.out = out;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    // Also for what libraries write and compare: no machine's language gets into data or pages.
    Locale.setDefault(Locale.ROOT);
    var out = writer(System.out);
    var err = writer(System.err);
    System.exit(run(args, System.getenv(), Path.of("").toAbsolutePath(), out, err));
  }

  /** Runs one command and gives its exit code. */
  static int run(
      String[] args,
      Map<String, String> environment,
      Path workingFolder,
      PrintWriter out,
      PrintWriter err) {
    var line = new CommandLine(new Main(environment, workingFolder, out)).setOut(out).setErr(err);
    var version = "comanda " + version();
    line.getCommandSpec().version(version);
    line.getSubcommands().values().forEach(each -> each.getCommandSpec().version(version));
    line.setExecutionExceptionHandler((e, command, result) -> told(e, err));
    return line.execute(args);
  }

  /** As the jar's manifest says; classes that are in no jar are of no version. */
  private static String version() {
    var version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(unpacked)" : version;
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  @Command(mixinStandardHelpOptions = true, description = "Start the server.")
  void serve(@Mixin Given given) throws Misconfigured, InterruptedException {
    var config = config(given.all(workingFolder));
    new Serving(config, Erps.known(Clock.systemUTC(), config.data()), out, false)
        .run(database -> {}, this::greet);
  }

  private AutoCloseable greet(App app) {
    out.println("Comanda is ready at " + app.publicUrl() + "/");
    app.setupLink().ifPresent(link -> out.println("Set it up at " + link));
    Lan.warning(URI.create(app.publicUrl()))
        .ifPresent(
            words ->
                out.println(words + " COMANDA_LISTEN and COMANDA_PUBLIC_URL say where they can."));
    app.warnings().forEach(words -> out.println("Warning: " + words));
    return () -> {};
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Start a demo: an embedded database and three sample locations.")
  void demo(
      @Mixin Given given,
      @Option(names = "--fresh", description = "Throw away what earlier demos left.") boolean fresh,
      @Option(
              names = "--lan",
              description = "Let phones of the local network in; with random passwords.")
          boolean lan,
      @Option(names = "--no-browser", description = "Open no browser.") boolean noBrowser,
      @Option(
              names = "--quiet",
              description = "Say only where it listens, and let no simulated guests in.")
          boolean quiet)
      throws Misconfigured, InterruptedException {
    new Demo(new Demo.Choices(given.address(), given.folder(), fresh, lan, !noBrowser, quiet), out)
        .run(environment, workingFolder);
  }

  @Command(
      name = "rehearse",
      mixinStandardHelpOptions = true,
      hidden = true,
      description = "Start, take one order, stop: what the launcher makes the start's cache of.")
  void rehearse(
      @Option(names = "--data", paramLabel = "DIR", required = true, description = "A new folder.")
          Path folder)
      throws Misconfigured {
    Demo.rehearse(config(Map.of()), folder);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Bring the database to this version; needs the owner of its schema.")
  void migrate(
      @Option(names = "--data", paramLabel = "DIR", description = "Where its data is.")
          @Nullable Path folder)
      throws Misconfigured {
    var steps =
        Maintenance.migrate(
            config(Given.data(folder, workingFolder)), line -> out.println("  " + line));
    out.println(steps == 0 ? "The database is up to date." : "Done, in " + steps + " steps.");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Prove that the log, the numbers and the totals in the database agree.",
        "Reads all of it and changes nothing. Exit code 1 when something differs, 2 where there is no",
        "database of Comanda's.",
        "With --mend it first puts orders that a wrong clock dated more than a day ahead where the",
        "log tells that they belong, behind the last number of that date, and adds up anew."
      })
  int check(
      @Option(
              names = "--data",
              paramLabel = "DIR",
              description = "The folder that serve or demo was given.")
          @Nullable Path folder,
      @Option(names = "--mend", description = "Set right what a wrong clock did.") boolean mend)
      throws Misconfigured, SQLException {
    var config = Maintenance.existing(config(Given.data(folder, workingFolder)));
    if (mend) {
      var done = Maintenance.mend(config, line -> out.println("  " + line));
      done.forEach(out::println);
      out.println(done.isEmpty() ? "Nothing was dated ahead." : "Mended.");
    }
    var report = Maintenance.check(config, line -> out.println("  " + line));
    report.lines().forEach(out::println);
    return report.holds() ? 0 : FAILED;
  }

  @Command(mixinStandardHelpOptions = true, description = "Print every setting.")
  void settings(
      @Option(names = "--env", description = "As a file to copy to .env.") boolean asEnvFile)
      throws Misconfigured {
    if (asEnvFile) {
      out.print(SettingsReference.envExample());
    } else {
      out.print(SettingsReference.text(Config.set(environment, workingFolder)));
    }
    out.flush();
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Print every route: who may call it, and what of it is written into the audit log.",
        "Starts a server for that, on a database that is thrown away."
      })
  void routes() throws Misconfigured {
    out.print(RoutesReference.text(config(Map.of())));
    out.flush();
  }

  /** The settings, for what is in a folder that an option names. */
  Config config(@Nullable Path folder) throws Misconfigured {
    return config(Given.data(folder, workingFolder));
  }

  /** What people read. */
  PrintWriter out() {
    return out;
  }

  private Config config(Map<String, String> given) throws Misconfigured {
    return Config.read(given, environment, workingFolder);
  }

  /** Says what a person can mend; anything else is a fault of ours and keeps its stack trace. */
  private static int told(Exception e, PrintWriter err) throws Exception {
    switch (e) {
      case Misconfigured wrong -> {
        wrong.faults().forEach(fault -> err.println("comanda: " + fault));
        return WRONG_USAGE;
      }
      case IntegrationCommand.Unusable unusable -> {
        return told(unusable.wrong(), err);
      }
      case PostgresRefused _,
          DemoFolder.NotOurs _,
          CannotListen _,
          Certificates.Unusable _,
          Migrations.TooNew _,
          Refused _ ->
          err.println("comanda: " + e.getMessage());
      default -> {
        var database = databaseFault(e);
        if (database == null) {
          throw e;
        }
        err.println("comanda: the database cannot be used: " + database.getMessage());
      }
    }
    return FAILED;
  }

  /** The innermost: the pool's own only says that it waited in vain. */
  private static @Nullable SQLException databaseFault(Throwable e) {
    SQLException innermost = null;
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof SQLException fault) {
        innermost = fault;
      }
    }
    return innermost;
  }
}
