package dev.comanda.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.log.writer.Wait;
import dev.comanda.process.Subprocess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A data folder under test, and what to do with it. PostgreSQL's programs are unpacked once. */
final class Embedded implements AutoCloseable {

  private static final long LOOK_EVERY_NANOS = 2_000_000;

  final Path data;
  final BlockingQueue<String> progress = new LinkedBlockingQueue<>();

  /** An empty folder. */
  Embedded() {
    this(TestFolders.make());
  }

  /** A folder that may not be there yet. */
  Embedded(Path data) {
    this.data = data;
  }

  /** A data folder that is made when the first test needs it, and copied for each. */
  private static final class Made {
    private static final Path FOLDER = make();

    private static Path make() {
      var embedded = new Embedded();
      Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
      embedded.start().close();
      return embedded.data;
    }
  }

  /** A folder with the programs and a database that was stopped in order. */
  static Embedded withDatabase() throws IOException, InterruptedException {
    var embedded = new Embedded(TestFolders.makeInMemory());
    embedded.linkPrograms();
    for (var part : List.of("comanda.lock", "database", "database.password", "database.port")) {
      var from = Made.FOLDER.resolve(part).toString();
      assertThat(Subprocess.run("cp", "-a", from, embedded.data.toString()).output()).isEmpty();
    }
    return embedded;
  }

  /** A folder with the programs only. */
  static Embedded withPrograms() throws IOException, InterruptedException {
    var embedded = withDatabase();
    TestFolders.remove(embedded.database());
    Files.delete(embedded.data.resolve("database.port"));
    return embedded;
  }

  /** Gives it the programs that are unpacked already. */
  void linkPrograms() throws IOException {
    var programs = "postgres-" + PostgresBinaries.VERSION;
    TestFolders.remove(data.resolve(programs));
    Files.createSymbolicLink(data.resolve(programs), Made.FOLDER.resolve(programs));
  }

  EmbeddedPostgres start() {
    return start(true);
  }

  EmbeddedPostgres start(boolean diesWithUs) {
    return EmbeddedPostgres.start(
        new EmbeddedPostgres.Settings(data, Optional.empty(), diesWithUs), progress::add);
  }

  static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  Path database() {
    return data.resolve("database");
  }

  /** The server that says it runs on the folder. */
  ProcessHandle postmaster() throws IOException {
    var file = PostmasterFile.read(database()).orElseThrow();
    return ProcessHandle.of(file.pid()).orElseThrow();
  }

  /** {@code kill -9} of the server. */
  void killPostmaster() throws IOException {
    assertThat(postmaster().destroyForcibly()).isTrue();
  }

  boolean served() {
    try {
      return new Leftovers(database(), line -> {}).server().isPresent();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  String awaitProgress(String part) throws InterruptedException {
    var heard = new ArrayList<String>();
    while (true) {
      var line = progress.poll(Wait.MAX.toSeconds(), TimeUnit.SECONDS);
      assertThat(line).as("progress with \"%s\" after %s", part, heard).isNotNull();
      if (line.contains(part)) {
        return line;
      }
      heard.add(line);
    }
  }

  static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + Wait.MAX.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  /**
   * All files below a folder, with what the system changes at every write: it was touched or not.
   */
  static Map<String, String> state(Path folder) throws IOException {
    var state = new TreeMap<String, String>();
    try (var paths = Files.walk(folder)) {
      for (var path : paths.toList()) {
        state.put(path.toString(), Files.isRegularFile(path) ? stateOf(path).toString() : "folder");
      }
    }
    return state;
  }

  private static Map<String, Object> stateOf(Path file) throws IOException {
    return Files.readAttributes(file, "unix:size,ctime,ino,mode,uid");
  }

  @Override
  public void close() {
    TestFolders.remove(data);
  }
}
