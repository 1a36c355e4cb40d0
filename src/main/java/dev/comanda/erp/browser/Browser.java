package dev.comanda.erp.browser;

import dev.comanda.delivery.connector.Evidence;
import dev.comanda.delivery.connector.Trouble;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A browser that is kept signed in for one user of one ERP, from one line to the next. A new one
 * takes its place when it has served its lines, holds too much memory, met trouble, or was signed
 * out. One attempt at a time; thread-safe.
 */
public final class Browser implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Browser.class);

  /** What is seen at a sign-out belongs to nobody's attempt. */
  private static final Evidence NOTHING =
      new Evidence() {
        @Override
        public void text(String step, String text) {}

        @Override
        public void picture(String step, byte[] png) {}
      };

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
    return attempt(limit, evidence, work, false);
  }

  /** The same for the last time: it is signed out in what is left of the limit, and ended. */
  public <T> T last(Duration limit, Evidence evidence, Work<T> work)
      throws Trouble, InterruptedException {
    return attempt(limit, evidence, work, true);
  }

  private <T> T attempt(Duration limit, Evidence evidence, Work<T> work, boolean last)
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
        if (!well || last || closed || (kept != null && kept.worn())) {
          giveUp(well, until);
        }
      } finally {
        seat.leave();
      }
      if (closed) {
        giveUpIfIdle(until);
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
    var done = seen(attempt, () -> work.on(new Page(attempt)));
    if (attempt.telling().submitted()) {
      attempt.witness().seeIfAny("after submit");
      ready.countLine();
    }
    return done;
  }

  private interface Deed<T> {
    T done() throws Trouble, InterruptedException;
  }

  /** Also where whoever drives the pages gives up by itself, there is a picture of the end. */
  private static <T> T seen(Attempt attempt, Deed<T> deed) throws Trouble, InterruptedException {
    try {
      return deed.done();
    } catch (Trouble trouble) {
      attempt.telling().givenUp();
      throw trouble;
    }
  }

  /** Signed in, in the browser that is kept if that still is, else in a new one. */
  private Session ready(Until until, Evidence evidence) throws Trouble, InterruptedException {
    var kept = session;
    if (kept != null) {
      var attempt = new Attempt(kept, browsers.limits(), until, evidence);
      if (attempt.begins() && site.alive(new Page(attempt))) {
        return kept;
      }
      giveUp(false, until);
    }
    seat.keep(this);
    var fresh = browsers.start(seat, site, until);
    session = fresh;
    var attempt = new Attempt(fresh, browsers.limits(), until, evidence);
    return seen(
        attempt,
        () -> {
          site.enter(new Page(attempt));
          return fresh;
        });
  }

  /**
   * Ends what is kept; whoever calls has the turn.
   *
   * @param well whether it is signed out before
   * @param until when that may last
   */
  void giveUp(boolean well, Until until) {
    var kept = session;
    session = null;
    seat.keep(null);
    if (kept != null) {
      try {
        if (well) {
          signOut(kept, until.atMost(browsers.limits().end()));
        }
      } finally {
        kept.end();
      }
    }
  }

  /** As far as that goes: whoever ends a browser waits for it. */
  private void signOut(Session kept, Until soon) {
    var attempt = new Attempt(kept, browsers.limits(), soon, NOTHING);
    try {
      if (attempt.begins()) {
        site.leave(new Page(attempt));
      }
    } catch (Trouble e) {
      log.info("{} is not signed out: {}", user, e.text());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The same for whoever has not the turn, unless somebody is at work in it. */
  void giveUpIfIdle(Until until) {
    seat.ifIdle(
        () -> {
          if (session != null) {
            giveUp(true, until);
          }
        });
  }

  /**
   * Ends it; whoever is at work in it loses the browser, and hears of that as trouble. One that is
   * idle is signed out before, which may take some seconds.
   */
  @Override
  public void close() {
    closed = true;
    var soon = Until.in(browsers.limits().end());
    giveUpIfIdle(soon);
    var running = session;
    if (running != null) {
      running.end();
    }
    giveUpIfIdle(soon);
    browsers.closed(user);
  }
}
