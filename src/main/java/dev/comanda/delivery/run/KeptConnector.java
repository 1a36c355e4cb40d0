package dev.comanda.delivery.run;

import dev.comanda.delivery.connector.Connector;
import dev.comanda.delivery.connector.Trouble;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connector of one integration, opened when it is first asked, and anew where it was stuck.
 * Thread-safe.
 */
final class KeptConnector {
  private static final Logger log = LoggerFactory.getLogger(KeptConnector.class);

  private final String name;
  private final Supplier<Connector> opens;
  private final InTime calls;
  private final AtomicReference<@Nullable Connector> connector = new AtomicReference<>();
  private volatile boolean closed;

  /**
   * None yet.
   *
   * @param name of the integration, for threads and logs
   */
  KeptConnector(String name, Supplier<Connector> opens) {
    this.name = name;
    this.opens = opens;
    this.calls = new InTime(name + " call");
  }

  /** What a connector is asked. */
  @FunctionalInterface
  interface Question<T> {
    /** Asks it. */
    T of(Connector connector) throws Trouble, InterruptedException;
  }

  /**
   * Asks it, within a limit.
   *
   * @throws Trouble as {@link InTime#make}; of a kind before anything was done where it cannot be
   *     opened
   */
  <T> T ask(Question<T> question, Duration limit) throws Trouble, InterruptedException {
    var at = connector();
    try {
      return calls.make(() -> question.of(at), limit);
    } catch (InTime.Stuck e) {
      log.warn("{}: its connector is stuck and is opened anew", name);
      if (connector.compareAndSet(at, null)) {
        at.close();
      }
      throw new Trouble(Trouble.Kind.UNKNOWN, "timed_out", String.valueOf(e.getMessage()));
    }
  }

  private Connector connector() throws Trouble {
    var open = connector.get();
    while (open == null) {
      var fresh = opened();
      if (connector.compareAndSet(null, fresh)) {
        open = fresh;
      } else {
        fresh.close();
        open = connector.get();
      }
    }
    if (closed) {
      letGo();
      throw new Trouble(Trouble.Kind.UNREACHABLE, "stopped", "Its integration has been stopped.");
    }
    return open;
  }

  /** One that cannot be opened has reached nobody. */
  private Connector opened() throws Trouble {
    try {
      return opens.get();
    } catch (IllegalArgumentException e) {
      throw new Trouble(Trouble.Kind.UNREACHABLE, "address_wrong", String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      log.error("{}: its connector cannot be opened", name, e);
      throw new Trouble(
          Trouble.Kind.UNREACHABLE, "connector_failed", "The connector cannot be opened.");
    }
  }

  /** Lets go of it, and opens no other. */
  void close() {
    closed = true;
    letGo();
  }

  private void letGo() {
    var open = connector.getAndSet(null);
    if (open != null) {
      open.close();
    }
  }
}
