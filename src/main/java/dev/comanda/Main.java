package dev.comanda;

import dev.comanda.db.Migrations;
import dev.comanda.db.PostgresRefused;
import dev.comanda.demo.DemoFolder;
import dev.comanda.http.CannotListen;
import dev.comanda.http.Certificates;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: one method a command. */
@Command(
    name = "comanda",
    mixinStandardHelpOptions = true,
    description = "Carries an order from the guest's phone to the kitchen, the ERP and the report.",
    synopsisSubcommandLabel = "COMMAND",
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
  void serve() throws Misconfigured, InterruptedException {
    new Serving(config(), out, false).run(database -> {}, this::greet);
  }

  private void greet(App app) {
    out.println("Comanda is ready at " + app.publicUrl() + "/");
    app.setupLink().ifPresent(link -> out.println("Set it up at " + link));
    Lan.warning(URI.create(app.publicUrl()))
        .ifPresent(
            words ->
                out.println(words + " COMANDA_LISTEN and COMANDA_PUBLIC_URL say where they can."));
    app.warnings().forEach(words -> out.println("Warning: " + words));
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Start a demo: an embedded database and three sample locations.")
  void demo(
      @Option(names = "--port", paramLabel = "PORT", description = "Listen there; 8080 if not set.")
          @Nullable Integer port,
      @Option(names = "--data", paramLabel = "DIR", description = "Keep its data there.")
          @Nullable Path folder,
      @Option(names = "--fresh", description = "Throw away what earlier demos left.") boolean fresh,
      @Option(
              names = "--lan",
              description = "Let phones of the local network in; with random passwords.")
          boolean lan,
      @Option(names = "--no-browser", description = "Open no browser.") boolean noBrowser,
      @Option(names = "--quiet", description = "Say only where it listens.") boolean quiet)
      throws Misconfigured, InterruptedException {
    new Demo(new Demo.Choices(port, folder, fresh, lan, !noBrowser, quiet), out)
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
    Demo.rehearse(config(), folder);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Bring the database to this version; needs the owner of its schema.")
  void migrate() throws Misconfigured {
    var steps = Chores.migrate(config(), line -> out.println("  " + line));
    out.println(steps == 0 ? "The database is up to date." : "Done, in " + steps + " steps.");
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Prove that the log, the numbers and the totals in the database agree.",
        "Reads all of it and changes nothing. Exit code 1 when something differs."
      })
  int check() throws Misconfigured, SQLException {
    var report = Chores.check(config(), line -> out.println("  " + line));
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

  private Config config() throws Misconfigured {
    return Config.read(Map.of(), environment, workingFolder);
  }

  /** Says what a person can mend; anything else is a fault of ours and keeps its stack trace. */
  private static int told(Exception e, PrintWriter err) throws Exception {
    switch (e) {
      case Misconfigured wrong -> {
        wrong.faults().forEach(fault -> err.println("comanda: " + fault));
        return WRONG_USAGE;
      }
      case PostgresRefused _,
          DemoFolder.NotOurs _,
          CannotListen _,
          Certificates.Unusable _,
          Migrations.TooNew _ ->
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
