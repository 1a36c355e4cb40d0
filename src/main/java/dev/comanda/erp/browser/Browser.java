package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is kept signed in for one user of one ERP, from one line to the next. A new one
 * takes its place when it has served its lines, holds too much memory, met trouble, or was signed
 * out. One attempt at a time; thread-safe.
 */
public final class Browser implements AutoCloseable {
  private final Browsers browsers;
  private final Site site;
  private final String user;
  private final Seats.Seat seat;
  private volatile @Nullable Session session;
  private volatile boolean closed;
  private @Nullable Trouble refused;

  Browser(Browsers browsers, Site site, String user, Seats.Seat seat) {
    this.browsers = browsers;
    this.site = site;
    this.user = user;
    this.seat = seat;
  }

  /** What is done on the ERP's pages. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it. */
    T on(Page page) throws Trouble, InterruptedException;
  }

  /**
   * Does something, signed in; that we still are is seen before.
   *
   * @param limit after which it is given up; no command lasts longer
   * @throws Trouble also where the browser could not be started or did not answer. Where the user
   *     or the password was refused once, this browser tries them no more
   */
  public <T> T attempt(Duration limit, Evidence evidence, Work<T> work)
      throws Trouble, InterruptedException {
    var until = Until.in(limit);
    seat.take(this, until);
    boolean well = false;
    try {
      var done = worked(until, evidence, work);
      well = true;
      return done;
    } catch (Trouble trouble) {
      refused = trouble.kind() == Trouble.Kind.CREDENTIALS ? trouble : null;
      well = trouble.kind() == Trouble.Kind.REFUSED;
      throw trouble;
    } finally {
      try {
        var kept = session;
        if (!well || closed || (kept != null && kept.worn())) {
          giveUp();
        }
      } finally {
        seat.leave();
      }
      if (closed) {
        giveUpIfIdle();
      }
    }
  }

  private <T> T worked(Until until, Evidence evidence, Work<T> work)
      throws Trouble, InterruptedException {
    if (closed) {
      throw new IllegalStateException("the browser of " + user + " is closed");
    }
    var before = refused;
    if (before != null) {
      throw new Trouble(before.kind(), before.code(), before.text());
    }
    var ready = ready(until, evidence);
    var attempt = new Attempt(ready, browsers.limits(), until, evidence);
    var done = work.on(new Page(attempt));
    if (attempt.submitted()) {
      attempt.witness().seeIfAny("after submit");
      ready.countLine();
    }
    return done;
  }

  /** Signed in, in the browser that is kept if that still is, else in a new one. */
  private Session ready(Until until, Evidence evidence) throws Trouble, InterruptedException {
    var kept = session;
    if (kept != null) {
      var attempt = new Attempt(kept, browsers.limits(), until, evidence);
      if (attempt.begins() && site.alive(new Page(attempt))) {
        return kept;
      }
      giveUp();
    }
    seat.keep(this);
    var fresh = browsers.start(seat, site.language(), until);
    session = fresh;
    site.enter(new Page(new Attempt(fresh, browsers.limits(), until, evidence)));
    return fresh;
  }

  /** Ends what is kept; whoever calls has the turn. */
  void giveUp() {
    var kept = session;
    session = null;
    seat.keep(null);
    if (kept != null) {
      kept.end();
    }
  }

  /** The same for whoever has not, unless somebody is at work in it. */
  void giveUpIfIdle() {
    seat.ifIdle(
        () -> {
          if (session != null) {
            giveUp();
          }
        });
  }

  /** Ends it; whoever is at work in it loses the browser, and hears of that as trouble. */
  @Override
  public void close() {
    closed = true;
    var running = session;
    if (running != null) {
      running.end();
    }
    giveUpIfIdle();
    browsers.closed(user);
  }
}
