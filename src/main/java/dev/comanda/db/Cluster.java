package dev.comanda.db;

import dev.comanda.process.Folders;
import dev.comanda.process.Subprocess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/** PostgreSQL's data folder: is it whole and of our version, and making it when there is none. */
final class Cluster {
  /** The role that owns the database, and the database. */
  static final String NAME = "comanda";

  /** What any database of PostgreSQL has, by its storage documentation (chapter 66.1). */
  private static final List<String> PARTS =
      List.of("global/pg_control", "base", "pg_wal", "pg_xact", "postgresql.conf", "pg_hba.conf");

  /** PG_CONTROL_FILE_SIZE of catalog/pg_control.h. */
  private static final int CONTROL_BYTES = 8192;

  /** Where pg_control keeps the state, after system identifier and two versions. */
  private static final int CONTROL_STATE_AT = 16;

  /** DB_SHUTDOWNED of catalog/pg_control.h. */
  private static final int CLEANLY_STOPPED = 1;

  private Cluster() {}

  /**
   * Looks at a database's files without touching them; says whether there are any.
   *
   * @throws PostgresRefused when they are damaged or another major version's
   */
  static boolean exists(DataFolder data) throws IOException {
    var cluster = data.cluster();
    if (!Files.exists(cluster)) {
      if (DataFolder.holdsDatabase(data.path())) {
        throw damaged(cluster, "the folder is gone");
      }
      return false;
    }
    if (!Files.exists(cluster.resolve("PG_VERSION"))) {
      throw damaged(cluster, "PG_VERSION is missing");
    }
    var version = Files.readString(cluster.resolve("PG_VERSION")).strip();
    if (!version.equals(Integer.toString(PostgresBinaries.MAJOR))) {
      throw new PostgresRefused(
          "The database in "
              + cluster
              + " was made by PostgreSQL "
              + version
              + ", and this Comanda brings "
              + PostgresBinaries.MAJOR
              + ". Use the Comanda that it was made with; or start PostgreSQL "
              + version
              + " on that folder and name it with COMANDA_DATABASE_URL; or choose an empty folder"
              + " with COMANDA_DATA (demo: --data). Nothing was changed.");
    }
    for (var part : PARTS) {
      if (!Files.exists(cluster.resolve(part))) {
        throw damaged(cluster, part + " is missing");
      }
    }
    if (Files.size(cluster.resolve("global/pg_control")) != CONTROL_BYTES) {
      throw damaged(cluster, "global/pg_control has a wrong size");
    }
    if (data.password().isEmpty()) {
      throw damaged(cluster, "its password in database.password beside it is missing");
    }
    return true;
  }

  private static PostgresRefused damaged(Path cluster, String what) {
    return new PostgresRefused(damage(cluster, what) + " Nothing was changed.");
  }

  /** What is wrong with a database, and the way out. */
  static String damage(Path cluster, String what) {
    return "The database in "
        + cluster
        + " is damaged: "
        + what
        + ". Restore a backup into an empty folder and choose that with COMANDA_DATA (demo: --data).";
  }

  /** Whether the server on it did not end in order, so that it will recover. */
  static boolean crashed(Path cluster) throws IOException {
    var control = Files.readAllBytes(cluster.resolve("global/pg_control"));
    return ByteBuffer.wrap(control).order(ByteOrder.nativeOrder()).getInt(CONTROL_STATE_AT)
        != CLEANLY_STOPPED;
  }

  /** Makes the database beside its place and moves it there when it is complete. */
  static void make(
      DataFolder data, PostgresBinaries binaries, Launch launch, Consumer<String> progress)
      throws IOException, InterruptedException {
    progress.accept("creating the database in " + data.cluster() + " …");
    var home = data.emptyForNew(launch.user());
    var secret = Files.createTempFile(home, "password", "");
    Files.writeString(secret, data.makePassword());
    launch.user().own(secret);
    var made = home.resolve("database");
    check(data, Subprocess.run(launch.program(initdb(binaries, made, secret), false), ""));
    check(
        data,
        Subprocess.run(
            launch.program(
                List.of(
                    binaries.program("postgres"), "--single", "-D", made.toString(), "template1"),
                false),
            "CREATE DATABASE " + NAME + "\n"));
    Files.move(made, data.cluster(), StandardCopyOption.ATOMIC_MOVE);
    PostgresBinaries.sync(data.path());
    Folders.remove(home);
  }

  private static List<String> initdb(PostgresBinaries binaries, Path made, Path secret) {
    // Only Linux can make a whole disk durable at once; file by file takes long on a busy one.
    var sync = Files.isDirectory(Path.of("/proc/self")) ? "syncfs" : "fsync";
    return List.of(
        binaries.program("initdb"),
        "--pgdata=" + made,
        "--username=" + NAME,
        "--pwfile=" + secret,
        "--auth=scram-sha-256",
        "--data-checksums",
        "--sync-method=" + sync,
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--no-instructions");
  }

  private static void check(DataFolder data, Subprocess.Result result) {
    if (!result.ok()) {
      throw new PostgresRefused(
          LastWords.of(result.output())
              .fullDisk(data.path())
              .orElse("The database could not be created: " + result.output()));
    }
  }
}
