package dev.comanda;

import dev.comanda.db.Database;
import dev.comanda.db.EmbeddedPostgres;
import dev.comanda.ops.Room;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * DatabasePlace the database is.
 *
 * @param ready what its keeper knows without asking it
 * @param room on its disk, where it is the embedded one
 */
record DatabasePlace(
    String url, String user, String password, BooleanSupplier ready, Optional<Room> room) {
  /** The one that the settings name, or the embedded one, which is started. */
  static DatabasePlace of(Config config, Consumer<String> progress, Deque<AutoCloseable> opened) {
    var own = config.database();
    if (own != null) {
      return new DatabasePlace(
          own.jdbcUrl(), own.user(), own.password(), () -> true, Optional.empty());
    }
    var postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Settings(
                config.data(), Optional.ofNullable(config.pgUser()), config.pgDeathSignal()),
            progress);
    opened.push(postgres);
    return new DatabasePlace(
        postgres.jdbcUrl(),
        postgres.user(),
        postgres.password(),
        postgres::ready,
        Optional.of(Room.of(config.data())));
  }

  /** A pool for requests. */
  Database open(int connectionsMax) {
    return new Database(url, user, password, connectionsMax);
  }

  /** A pool for statements that find all they touch by its key. */
  Database byKeys(int connectionsMax) {
    return Database.byKeys(url, user, password, connectionsMax);
  }

  /** A pool for statements that read much. */
  Database byIndexes(int connectionsMax) {
    return Database.byIndexes(url, user, password, connectionsMax);
  }
}
