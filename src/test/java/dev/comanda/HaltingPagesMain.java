package dev.comanda;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.ConnectorKind;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.delivery.connector.Traits;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.erp.browser.Browsers;
import dev.comanda.erp.browser.Programs;
import dev.comanda.erp.sqlledger.HastySqlLedger;
import dev.comanda.erp.trytonweb.HastyTrytonWeb;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * The program in a JVM of its own that books through pages, and ends like one that is killed at a
 * step of an attempt: when it books on the document that is called as the step.
 */
public final class HaltingPagesMain {
  /** In its folder, what browsers keep. */
  public static final String BROWSERS = "browsers";

  /** Steps of an attempt, in their order. */
  public enum Step {
    /** It is written down that a create begins, and nothing is done. */
    CREATING,
    /** All is typed, and nothing is submitted. */
    FILLED,
    /** The ERP shows what it has come to. */
    SUBMITTED,
    /** The line was seen, and that is not written down yet. */
    SEEN;

    /** On what a line is booked that meets this step. */
    public String document() {
      return "halt-" + name();
    }
  }

  private HaltingPagesMain() {}

  /** Runs it; takes what {@link HaltingMain} does. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var file = Path.of(args[4]);
    var said = Files.readString(file).strip();
    var step = said.isEmpty() ? null : Step.valueOf(said);
    var database = new Config.OwnDatabase(args[0], args[1], args[2]);
    var folder = file.toAbsolutePath().resolveSibling(BROWSERS);
    var browsers = Browsers.in(folder, Programs::found, HastySqlLedger.LIMITS);
    var erps =
        Erps.of(
            new Halting(HastySqlLedger.kind(browsers), step),
            new Halting(HastyTrytonWeb.kind(browsers), step));
    var app =
        App.start(
            HaltingMain.config(database, Integer.parseInt(args[3])),
            Clock.systemUTC(),
            line -> {},
            prepared -> {},
            false,
            erps);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  app.close();
                  browsers.close();
                }));
    new CountDownLatch(1).await();
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

    Ending(Connector connector, @Nullable Step step) {
      this.connector = connector;
      this.step = step;
    }

    private void at(Step now, Booking booking) {
      if (now == step && booking.document().equals(now.document())) {
        Runtime.getRuntime().halt(HaltingMain.STATUS);
      }
    }

    @Override
    public List<Booked> find(Booking booking, Evidence evidence)
        throws Trouble, InterruptedException {
      var found = connector.find(booking, evidence);
      if (!found.isEmpty()) {
        at(Step.SEEN, booking);
      }
      return found;
    }

    @Override
    public void create(Booking booking, Evidence evidence) throws Trouble, InterruptedException {
      at(Step.CREATING, booking);
      connector.create(
          booking,
          new Evidence() {
            @Override
            public void text(String name, String text) {
              evidence.text(name, text);
            }

            @Override
            public void picture(String name, byte[] png) {
              evidence.picture(name, png);
              if (name.equals("before submit")) {
                at(Step.FILLED, booking);
              } else if (name.equals("after submit")) {
                at(Step.SUBMITTED, booking);
              }
            }
          });
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
