package dev.comanda;

import dev.comanda.delivery.BookedRows;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.secret.VaultSettings;
import dev.comanda.erp.lines.HastyLines;
import dev.comanda.erp.tryton.HastyTryton;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.part.NodeRole;
import dev.comanda.part.SettingValues;
import dev.comanda.problem.Lasting;
import dev.comanda.staff.SignInSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The program in a JVM of its own, which ends like one that is killed at a step of an attempt: when
 * it books on the document that is called as the step.
 */
public final class HaltingMain {
  /** Steps of an attempt, in their order. */
  public enum Step {
    /** The ERP is about to be asked for the first time. */
    FIND,
    /** It has said that there is no such line. */
    FOUND,
    /** It is written down that a create begins, and nothing is submitted. */
    CREATING,
    /** The ERP has acted, and not answered yet. */
    ACTED,
    /** It has answered. */
    ANSWERED,
    /** The line was seen, and that is not written down yet. */
    SEEN,
    /** It is written down. */
    TOLD;

    /** On what a line is booked that meets this step. */
    public String document() {
      return "halt-" + name();
    }
  }

  static final int STATUS = 9;
  private static final long LOOK_EVERY_NANOS = 1_000_000;

  private HaltingMain() {}

  /**
   * Runs it.
   *
   * @param args the database's JDBC URL, its user and password, the port, and a file with the step;
   *     an empty one ends nowhere
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    var said = Files.readString(Path.of(args[4])).strip();
    var step = said.isEmpty() ? null : Step.valueOf(said);
    var database = new Config.OwnDatabase(args[0], args[1], args[2]);
    var erps = Erps.of(new Halting(HastyLines.known(), step), HastyTryton.known());
    var app =
        App.start(
            config(database, Integer.parseInt(args[3])),
            Clock.systemUTC(),
            line -> {},
            prepared -> {},
            false,
            erps);
    Runtime.getRuntime().addShutdownHook(new Thread(app::close));
    if (step == Step.TOLD) {
      Lasting.started(
          "halts",
          () -> {
            if (BookedRows.created(app.database(), Step.TOLD.document())) {
              Runtime.getRuntime().halt(STATUS);
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
            return true;
          });
    }
    new CountDownLatch(1).await();
  }

  static Config config(Config.OwnDatabase database, int port) {
    var features =
        Map.of(SignInSettings.BY_EMAIL.name(), "on", VaultSettings.KEY.name(), TestErps.KEY);
    return new Config(
        "127.0.0.1",
        port,
        null,
        null,
        Proxies.none(),
        Hosts.byThemselves(),
        Path.of("unused"),
        database,
        Config.EVENTS_KEPT,
        null,
        true,
        Set.of(NodeRole.values()),
        new SettingValues(features),
        true);
  }

  /** Connectors that end the JVM. */
  private record Halting(ConnectorKind kind, @Nullable Step step) implements ConnectorKind {
    @Override
    public String name() {
      return kind.name();
    }

    @Override
    public Traits traits() {
      return kind.traits();
    }

    @Override
    public Connector open(URI address, @Nullable Login login) {
      return new Ending(kind.open(address, login), step);
    }
  }

  /** One of them. */
  private static final class Ending implements Connector {
    private final Connector connector;
    private final @Nullable Step step;

    /** The documents on which a line was created; lines of earlier steps are booked meanwhile. */
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    Ending(Connector connector, @Nullable Step step) {
      this.connector = connector;
      this.step = step;
    }

    private void at(Step now, Booking booking) {
      if (now == step && booking.document().equals(now.document())) {
        Runtime.getRuntime().halt(STATUS);
      }
    }

    @Override
    public List<Booked> find(Booking booking, Evidence evidence)
        throws Trouble, InterruptedException {
      at(Step.FIND, booking);
      var found = connector.find(booking, evidence);
      at(created.contains(booking.document()) ? Step.SEEN : Step.FOUND, booking);
      return found;
    }

    @Override
    public void create(Booking booking, Evidence evidence) throws Trouble, InterruptedException {
      at(Step.CREATING, booking);
      if (step == Step.ACTED && booking.document().equals(step.document())) {
        Lasting.started("acts", () -> acts(booking, evidence));
        while (connector.find(booking, evidence).isEmpty()) {
          LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        at(Step.ACTED, booking);
      }
      connector.create(booking, evidence);
      created.add(booking.document());
      at(Step.ANSWERED, booking);
    }

    private boolean acts(Booking booking, Evidence evidence) throws Trouble, InterruptedException {
      connector.create(booking, evidence);
      return false;
    }

    @Override
    public void check(Evidence evidence) throws Trouble, InterruptedException {
      connector.check(evidence);
    }

    @Override
    public void close() {
      connector.close();
    }
  }
}
