package dev.comanda.gateway.workshop;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.delivery.integration.Integration;
import dev.comanda.delivery.integration.Running;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that each integration that takes lines answers on its own port, where it has one. What
 * is taken there goes into the database, so each node does this on its machine; where another
 * process has a port, it is tried again and again.
 */
final class OwnPorts implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(OwnPorts.class);

  private final Database database;
  private final Running integrations;
  private final Function<Integration, AutoCloseable> opens;
  private final Map<UUID, Open> open = new HashMap<>();
  private final Set<Integer> taken = new HashSet<>();
  private final Rounds rounds =
      new Rounds("own ports", LOOK_EVERY, "ports of integrations are looked after later");

  private record Open(Integration of, AutoCloseable server) {
    boolean is(@Nullable Integration wanted) {
      return wanted != null
          && of.slug().equals(wanted.slug())
          && Objects.equals(of.port(), wanted.port());
    }
  }

  /**
   * Over a database.
   *
   * @param integrations those that this process is for
   * @param opens answers on the port of one
   */
  OwnPorts(Database database, Running integrations, Function<Integration, AutoCloseable> opens) {
    this.database = database;
    this.integrations = integrations;
    this.opens = opens;
  }

  /** Looks now, and from now on until closed. */
  void start() {
    rounds.start(this::look);
  }

  private synchronized void look() {
    var wanted = new HashMap<UUID, Integration>();
    for (var each : database.read(integrations::all)) {
      if (each.takes() && each.port() != null) {
        wanted.put(each.id(), each);
      }
    }
    for (var each : List.copyOf(open.values())) {
      if (!each.is(wanted.get(each.of().id()))) {
        open.remove(each.of().id());
        end(each);
      }
    }
    wanted.values().stream().filter(each -> !open.containsKey(each.id())).forEach(this::begin);
  }

  private void begin(Integration at) {
    int port = at.port() == null ? 0 : at.port();
    try {
      open.put(at.id(), new Open(at, opens.apply(at)));
      taken.remove(port);
      log.info("integration {} answers on port {}", at.slug(), port);
    } catch (RuntimeException e) {
      if (taken.add(port)) {
        log.warn("integration {} does not answer on its port: {}", at.slug(), e.getMessage());
      }
    }
  }

  private static void end(Open each) {
    try {
      each.server().close();
      log.info("integration {} answers no more on port {}", each.of().slug(), each.of().port());
    } catch (Exception e) {
      log.warn("the port of integration {} did not close well", each.of().slug(), e);
    }
  }

  @Override
  public void close() {
    rounds.close();
    synchronized (this) {
      open.values().forEach(OwnPorts::end);
      open.clear();
    }
  }
}
