package dev.comanda.db;

import dev.comanda.problem.Lasting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * PostgreSQL inside Comanda: real, durable, reachable from this machine only, and gone with us. It
 * is started from what this build carries, kept running, and stopped in order by {@link #close}.
 * When its process dies it is started again at the same address; {@link #ready} is false meanwhile.
 * Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  /** A fast stop may take 30 s, a hard one after it 20 s. */
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(55);

  private final Keeper keeper;
  private final Lasting thread;
  private final Keeper.Address address;

  /**
   * What can be chosen.
   *
   * @param data the folder for all that Comanda keeps; made if missing
   * @param serverUser the ordinary user that PostgreSQL runs as when we are root; when empty, the
   *     system user {@code comanda}, made if missing
   * @param diesWithUs whether the system stops PostgreSQL when we are killed (Linux only); if not,
   *     it lives on and the next start goes on with it
   */
  public record Settings(Path data, Optional<String> serverUser, boolean diesWithUs) {}

  private EmbeddedPostgres(Keeper keeper, Lasting thread, Keeper.Address address) {
    this.keeper = keeper;
    this.thread = thread;
    this.address = address;
  }

  /**
   * Starts PostgreSQL and waits until it takes connections: 2–3 s the first time, then 0.2–0.3 s;
   * after a crash up to 10 minutes.
   *
   * @param progress is told, line by line and from another thread, what is done and why it takes
   *     time; also later, when the server had to be started again or stopped hard
   * @throws PostgresRefused when that cannot be, with the reason and the way out
   */
  public static EmbeddedPostgres start(Settings settings, Consumer<String> progress) {
    var keeper = new Keeper(settings, progress);
    var thread = Lasting.started("embedded-postgres", keeper::turn);
    return new EmbeddedPostgres(keeper, thread, keeper.started());
  }

  /** Whether a data folder holds a database, be it damaged; looks, and makes nothing. */
  public static boolean isIn(Path data) {
    return DataFolder.holdsDatabase(data);
  }

  /** Its address, for as long as this runs. */
  public String jdbcUrl() {
    return jdbcUrl(address.port());
  }

  static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.NAME;
  }

  /** The owner of the database. */
  public String user() {
    return Cluster.NAME;
  }

  /** The owner's password. */
  public String password() {
    return address.password();
  }

  /** Where it listens on 127.0.0.1. */
  public int port() {
    return address.port();
  }

  /** Whether the server runs and takes connections; false while it is started again. */
  public boolean ready() {
    return keeper.ready();
  }

  /** Stops it; close the pool first. Tells when it had to be stopped hard. */
  @Override
  public void close() {
    keeper.close();
    thread.end(CLOSE_WAIT);
  }
}
