package dev.comanda;

import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line: one method a command. */
@Command(
    name = "comanda",
    mixinStandardHelpOptions = true,
    version = "comanda 0.1.0",
    description = "Carries an order from the guest's phone to the kitchen, the ERP and the report.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "The launcher ./comanda also has 'test', which runs the tests: see ./comanda test --help.",
      "Exit codes: 0 done, 1 failed, 2 wrong usage or settings."
    })
public final class Main {
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
    line.setExecutionExceptionHandler(
        (e, command, result) -> {
          if (e instanceof Misconfigured misconfigured) {
            misconfigured.faults().forEach(fault -> err.println("comanda: " + fault));
            return WRONG_USAGE;
          }
          throw e;
        });
    return line.execute(args);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
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
}
