package dev.comanda.erp.sqlledger;

import dev.comanda.db.TestFolders;
import dev.comanda.erp.Prepared;
import dev.comanda.process.FreePort;
import dev.comanda.process.Household;
import dev.comanda.process.Subprocess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a workshop's SQL-Ledger keeps, made once through its own pages by the scripts beside this
 * class's resources, and kept outside the repository for the runs to come. Each run works on a
 * copy.
 */
final class PreparedLedger {
  /** Everybody's: SQL-Ledger compares the first eight letters. */
  static final String PASSWORD = "oelkanne";

  /** Who owns the database. */
  static final String DATABASE_USER = "sql-ledger";

  private static final Prepared PREPARED =
      new Prepared(
          "SQL-Ledger",
          List.of("sql-ledger", "lighttpd", "postgresql-15"),
          PreparedLedger.class,
          List.of("lay.sh", "run.sh", "build.sh", "seed.pl"),
          PASSWORD);

  private static final String PACKED = "prepared.tar.gz";
  private static final Duration END_WAIT = Duration.ofSeconds(30);

  private PreparedLedger() {}

  /** Leaves tests out that need a SQL-Ledger where its packages are not installed. */
  static void need() {
    PREPARED.need();
  }

  /** Lays one into a folder, with all that was prepared, for these ports. */
  static void layInto(Path folder, int webPort, int databasePort)
      throws IOException, InterruptedException {
    var packed = PREPARED.file("sqlledger", ".tar.gz", PreparedLedger::build);
    PREPARED.writeScripts(folder);
    own(folder);
    done(
        run(
            folder,
            "sh",
            script(folder, "lay.sh"),
            folder.toString(),
            "" + webPort,
            "" + databasePort));
    done(Subprocess.run("tar", "-C", folder.toString(), "-xf", packed.toString()));
  }

  private static void build(Path into) throws IOException, InterruptedException {
    var folder = TestFolders.make();
    try {
      PREPARED.writeScripts(folder);
      own(folder);
      var ports = List.of("" + FreePort.any(), "" + FreePort.any());
      var asked =
          new ArrayList<>(
              List.of("sh", script(folder, "build.sh"), folder.toString(), folder.toString()));
      asked.addAll(ports);
      done(run(folder, asked.toArray(String[]::new)));
      Files.copy(folder.resolve(PACKED), into, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      boolean _ = new Household(folder, null).end(END_WAIT);
      TestFolders.remove(folder);
    }
  }

  private static void done(Subprocess.Result made) throws IOException {
    if (!made.ok()) {
      throw new IOException("SQL-Ledger cannot be prepared:\n" + made.output());
    }
  }

  private static Subprocess.Result run(Path folder, String... command)
      throws IOException, InterruptedException {
    return Subprocess.run(program(folder, List.of(command)), "");
  }

  /** A program at home in the folder, as whom PostgreSQL may run. */
  static ProcessBuilder program(Path folder, List<String> command) {
    var asked = new ArrayList<String>();
    asked.addAll(List.of("setsid", "setpriv"));
    if (asRoot()) {
      asked.addAll(List.of("--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    asked.addAll(List.of("--pdeathsig", "TERM", "--"));
    asked.addAll(command);
    var program = Subprocess.builder(asked).directory(folder.toFile());
    program.environment().put("HOME", folder.toString());
    program.environment().put("LC_ALL", "C.UTF-8");
    program.environment().put("PGPASSWORD", PASSWORD);
    program.environment().put("COMANDA_TEST_PASSWORD", PASSWORD);
    return program;
  }

  private static boolean asRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void own(Path folder) throws IOException, InterruptedException {
    if (asRoot()) {
      done(Subprocess.run("chown", "-R", "postgres:postgres", folder.toString()));
    }
  }

  static String script(Path folder, String name) {
    return folder.resolve(name).toString();
  }
}
