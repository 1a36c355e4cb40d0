package dev.comanda.erp.trytonweb;

import dev.comanda.delivery.connector.Booking;
import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Login;
import dev.comanda.erp.tryton.TrytonOffice;
import dev.comanda.erp.tryton.TrytonServer;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Books one line in a JVM of its own, which ends at a step like one that is killed. */
final class BookingMain {
  /** Where it ends. */
  enum Step {
    /** It has seen that there is no such line. */
    BEFORE_CREATE,
    /** All is filled in, nothing is sent. */
    FILLED,
    /** Nowhere: whoever sees the line in the ERP ends it. */
    SUBMITTED,
    /** It has seen the line, and told nobody. */
    BEFORE_VERDICT
  }

  private static final int STATUS = 9;

  private BookingMain() {}

  static Booking booking(String document, String mark) {
    var amount = new BigDecimal("4.7");
    return new Booking(document, TrytonOffice.OIL, "Motoröl", amount, "l", mark, null);
  }

  /**
   * Runs it.
   *
   * @param args the step, Tryton's address, the sale, the mark, and a folder for the browser
   */
  public static void main(String[] args) throws Exception {
    var step = Step.valueOf(args[0]);
    var evidence = new Ending(step);
    var login = new Login(TrytonServer.USER, TrytonServer.PASSWORD);
    var booking = booking(args[2], args[3]);
    try (var connector = Counter.kind(Path.of(args[4])).open(URI.create(args[1]), login)) {
      if (step == Step.BEFORE_CREATE) {
        end(connector.find(booking, evidence).isEmpty());
      }
      connector.create(booking, evidence);
      if (step == Step.SUBMITTED) {
        new CountDownLatch(1).await();
      }
      end(connector.find(booking, evidence).size() == 1);
    }
  }

  private static void end(boolean as) {
    Runtime.getRuntime().halt(as ? STATUS : STATUS + 1);
  }

  /** Evidence at which it ends. */
  private record Ending(Step step) implements Evidence {
    @Override
    public void text(String at, String text) {}

    @Override
    public void picture(String at, byte[] png) {
      if (step == Step.FILLED && at.equals("before submit")) {
        end(true);
      }
    }
  }
}
