package dev.comanda;

import dev.comanda.db.EmbeddedPostgres;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Where the database is.
 *
 * @param ready what its keeper knows without asking it
 */
record Where(String url, String user, String password, BooleanSupplier ready) {
  /** The one that the settings name, or the embedded one, which is started. */
  static Where is(Config config, Consumer<String> progress, Deque<AutoCloseable> opened) {
    var own = config.database();
    if (own != null) {
      return new Where(own.jdbcUrl(), own.user(), own.password(), () -> true);
    }
    var postgres =
        EmbeddedPostgres.start(
            new EmbeddedPostgres.Settings(
                config.data(), Optional.ofNullable(config.pgUser()), config.pgDeathSignal()),
            progress);
    opened.push(postgres);
    return new Where(postgres.jdbcUrl(), postgres.user(), postgres.password(), postgres::ready);
  }
}
