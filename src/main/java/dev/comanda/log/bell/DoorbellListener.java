package dev.comanda.log.bell;

import dev.comanda.db.Database;
import dev.comanda.problem.Lasting;
import dev.comanda.problem.Trouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the rings of the other nodes on a connection of its own, which it makes anew as often as it
 * is lost. Thread-safe.
 */
final class DoorbellListener implements AutoCloseable {
  /** After so much silence the connection is tried; one that is cut off does not tell. */
  static final Duration TRY_AFTER = Duration.ofSeconds(5);

  private static final Logger log = LoggerFactory.getLogger(DoorbellListener.class);

  private final Database database;
  private final Rings rings;
  private final IntSupplier ownProcess;
  private final Trouble trouble = new Trouble();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable Connection listening;

  /** {@code ownProcess}: the server's process that rings for this node, which need not hear it. */
  DoorbellListener(Database database, Rings rings, IntSupplier ownProcess) {
    this.database = database;
    this.rings = rings;
    this.ownProcess = ownProcess;
  }

  void start() {
    Lasting.started("doorbell-listener", this::turn);
  }

  private boolean turn() throws InterruptedException {
    listen();
    return !closed.await(Doorbell.RECONNECT_AFTER.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Listens until the connection is lost or this is closed. */
  private void listen() {
    try (var connection = database.direct(Doorbell.NAME)) {
      listening = connection;
      DoorbellRows.listen(connection);
      if (trouble.over()) {
        log.info("the rings of other nodes are heard again");
      }
      rings.missed();
      while (closed.getCount() > 0) {
        hear(connection);
      }
    } catch (SQLException e) {
      if (closed.getCount() > 0 && trouble.isNew(e.getClass())) {
        log.warn("the rings of other nodes are not heard; looking instead: {}", e.getMessage());
      }
    }
  }

  private void hear(Connection connection) throws SQLException {
    var heard = DoorbellRows.await(connection, TRY_AFTER);
    if (heard.isEmpty()) {
      database.look(connection);
      return;
    }
    var lastSeqs = new HashMap<UUID, Long>();
    for (var ring : heard) {
      if (ring.process() != ownProcess.getAsInt()) {
        RingText.read(ring.text())
            .ifPresentOrElse(
                each -> each.forEach((location, seq) -> lastSeqs.merge(location, seq, Math::max)),
                rings::missed);
      }
    }
    if (!lastSeqs.isEmpty()) {
      rings.rung(lastSeqs);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    var connection = listening;
    if (connection != null) {
      abort(connection);
    }
  }

  /** Ends a connection even while another thread reads from it. */
  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      log.debug("ending a connection failed", e);
    }
  }

  static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("closing a connection failed", e);
    }
  }
}
