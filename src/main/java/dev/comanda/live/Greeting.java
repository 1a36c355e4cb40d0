package dev.comanda.live;

import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.http.Socket;
import dev.comanda.http.SocketListener;
import dev.comanda.problem.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for the one message that a client sends, and lets it in. */
final class Greeting implements SocketListener {
  /** How long a client may take for its hello. */
  static final long HELLO_MILLIS_MAX = 5_000;

  private static final Logger log = LoggerFactory.getLogger(Greeting.class);

  private final Hub hub;
  private final Socket socket;
  private @Nullable Door door;
  private Timer.@Nullable Pending tooLate;
  private @Nullable Subscription subscription;
  private boolean gone;

  /** Decides who may listen to what. May block. */
  @FunctionalInterface
  interface Door {
    /**
     * Begins a subscription.
     *
     * @throws Refused when this client may not
     */
    Subscription enter(Hello hello);
  }

  /** Begins to wait; a client that stays silent is closed with {@code silent}. */
  Greeting(Hub hub, Socket socket, Farewell silent, Door door) {
    this.hub = hub;
    this.socket = socket;
    this.door = door;
    this.tooLate = hub.timer().after(HELLO_MILLIS_MAX, () -> hub.run(() -> tooLate(silent)));
  }

  @Override
  public void text(String text) {
    var entrance = takeDoor();
    if (entrance == null) {
      leave(Farewell.BAD_MESSAGE);
      return;
    }
    try {
      var hello = Hello.read(text);
      hub.run(() -> enter(entrance, hello));
    } catch (Refused e) {
      leave(Farewell.of(e));
    }
  }

  @Override
  public void closed() {
    Subscription known;
    synchronized (this) {
      takeDoor();
      gone = true;
      known = subscription;
    }
    if (known != null) {
      known.gone();
    }
  }

  /** The door, for the first who asks; nobody is late any more. */
  private synchronized @Nullable Door takeDoor() {
    var entrance = door;
    door = null;
    if (tooLate != null) {
      tooLate.cancel();
      tooLate = null;
    }
    return entrance;
  }

  private void tooLate(Farewell silent) {
    if (takeDoor() != null) {
      leave(silent);
    }
  }

  private void enter(Door entrance, Hello hello) {
    try {
      var entered = entrance.enter(hello);
      boolean alreadyGone;
      synchronized (this) {
        subscription = entered;
        alreadyGone = gone;
      }
      if (alreadyGone) {
        entered.gone();
      }
    } catch (Refused e) {
      leave(Farewell.of(e));
    } catch (DatabaseUnavailable e) {
      log.warn("a screen cannot be let in: {}", e.getMessage());
      leave(Farewell.TROUBLE);
    } catch (RuntimeException e) {
      log.error("letting a screen in failed", e);
      leave(Farewell.TROUBLE);
    }
  }

  private void leave(Farewell why) {
    Subscription known;
    synchronized (this) {
      gone = true;
      known = subscription;
    }
    if (known != null) {
      known.close(why);
    } else {
      socket.close(why.code(), why.reason());
    }
  }
}
