package dev.comanda.erp.tryton;

import dev.comanda.db.TestFolders;
import dev.comanda.erp.Prepared;
import dev.comanda.process.Subprocess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The database of a workshop in Tryton, built once from Debian's packages by the scripts beside
 * this class's resources, and kept outside the repository for the runs to come. Each run works on a
 * copy.
 */
final class TrytonDatabase {
  /** What it is called in Tryton and, behind the host, in addresses. */
  static final String NAME = "workshop";

  /** Everybody's. */
  static final String PASSWORD = "Oelhahn-4711-Bucht";

  private static final String SEED = "seed.py";
  private static final String BUILD = "build.sh";

  private static final Prepared PREPARED =
      new Prepared(
          "Tryton",
          List.of("tryton-server", "tryton-modules-sale", "tryton-sao", "tryton-proteus"),
          TrytonDatabase.class,
          List.of(SEED, BUILD),
          PASSWORD);

  /** It takes half a minute where nothing else runs. */
  private static final int BUILD_MINUTES_MAX = 10;

  private TrytonDatabase() {}

  /** Leaves tests out that need a Tryton where its packages are not installed. */
  static void need() {
    PREPARED.need();
  }

  /** Copies the prepared one into a folder, built where this is the first to ask for it. */
  static Path copyTo(Path folder) throws IOException, InterruptedException {
    var copy = folder.resolve(NAME + ".sqlite");
    Files.copy(PREPARED.file("tryton", ".sqlite", TrytonDatabase::build), copy);
    return copy;
  }

  private static void build(Path into) throws IOException, InterruptedException {
    var folder = TestFolders.make();
    try {
      PREPARED.writeScripts(folder);
      var program =
          Subprocess.builder(
              List.of(
                  "sh",
                  folder.resolve(BUILD).toString(),
                  folder.resolve(SEED).toString(),
                  folder.toString()));
      program.environment().put("HOME", folder.toString());
      program.environment().put("LC_ALL", "C.UTF-8");
      program.environment().put("COMANDA_TEST_PASSWORD", PASSWORD);
      var said = folder.resolve("said");
      var built = program.redirectErrorStream(true).redirectOutput(said.toFile()).start();
      if (!built.waitFor(BUILD_MINUTES_MAX, TimeUnit.MINUTES) || built.exitValue() != 0) {
        built.destroyForcibly();
        throw new IOException("Tryton's database cannot be built:\n" + Files.readString(said));
      }
      Files.copy(folder.resolve(NAME + ".sqlite"), into, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      TestFolders.remove(folder);
    }
  }
}
