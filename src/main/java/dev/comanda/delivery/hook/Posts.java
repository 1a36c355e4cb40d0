package dev.comanda.delivery.hook;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.Rounds;
import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Backoff;
import dev.comanda.log.Event;
import dev.comanda.log.LocationLog;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Posts what waits for webhooks, each location's in its order, at least once, however many nodes
 * do. The log is the queue: a row says which event is next. No transaction is open while something
 * is sent; who dies meanwhile leaves a lease that runs out, and the event is sent again under its
 * id. Thread-safe.
 */
final class Posts implements AutoCloseable {
  /** Longer than one try may take, with looking the name up. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** What nobody has taken for so long is left out. */
  static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

  private static final Duration EVERY = Duration.ofSeconds(2);

  /** A round begins no try after that, so that one location's receiver keeps no other waiting. */
  private static final Duration ROUND = Duration.ofSeconds(10);

  /** Locations of one round; the others are due longer in the next. */
  private static final int LOCATIONS_MAX = 50;

  /** Half of it to all of it: 5 s at first, at most an hour. */
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(10), Duration.ofHours(1));

  private final Database database;
  private final Posting posting;
  private final Clock clock;
  private final Rounds rounds =
      new Rounds("alert webhooks", EVERY, "what waits for webhooks is sent later");

  Posts(Database database, Posting posting, Clock clock) {
    this.database = database;
    this.posting = posting;
    this.clock = clock;
  }

  /** Sends from now on, until closed. */
  void start() {
    rounds.start(this::round);
  }

  private void round() {
    var due = database.read(tx -> HookRows.due(tx, LOCATIONS_MAX));
    if (due.isEmpty()) {
      return;
    }
    long endNanos = System.nanoTime() + ROUND.toNanos();
    var all = new ArrayList<Future<?>>();
    try (var posts = Executors.newVirtualThreadPerTaskExecutor()) {
      due.forEach(at -> all.add(posts.submit(() -> post(at, endNanos))));
    }
    all.forEach(Posts::succeeded);
  }

  private static void succeeded(Future<?> post) {
    if (post.state() == Future.State.FAILED) {
      throw post.exceptionNow() instanceof RuntimeException e
          ? e
          : new IllegalStateException(post.exceptionNow());
    }
  }

  /** Sends what waits at a location, one after the other, as long as it is taken; how many. */
  private int post(UUID at, long endNanos) throws InterruptedException {
    int sent = 0;
    while (rounds.goOn() && System.nanoTime() - endNanos < 0) {
      var claim = database.write(tx -> HookRows.claim(tx, at, Ids.next(), LEASE));
      if (claim.isEmpty() || !sent(claim.get())) {
        return sent;
      }
      sent++;
    }
    return sent;
  }

  /** Whether there may be another to be sent at once. */
  private boolean sent(HookRows.Claim claim) throws InterruptedException {
    var event = event(claim);
    if (event.isEmpty()) {
      return settled(claim, tx -> HookRows.gone(tx, claim, from(tx, claim, claim.seq())));
    }
    var to = new Posting.To(claim.locationId(), claim.url(), claim.secret());
    return switch (posting.event(to, event.get())) {
      case Posting.Outcome.Taken() ->
          settled(claim, tx -> HookRows.taken(tx, claim, from(tx, claim, claim.seq() + 1)));
      case Posting.Outcome.Failed(var why) -> settled(claim, tx -> failed(tx, claim, why));
    };
  }

  /** What is to be sent; nothing where the log does not have it any more. */
  private Optional<Event> event(HookRows.Claim claim) {
    return database
        .read(tx -> LocationLog.after(tx, claim.locationId(), claim.seq() - 1, 1))
        .stream()
        .filter(each -> each.seq() == claim.seq())
        .findFirst();
  }

  /** What came of a try, written down. */
  @FunctionalInterface
  private interface Settling {
    /** Writes it. */
    void in(Tx tx) throws SQLException;
  }

  /** Whoever lost the claim meanwhile says nothing of it; somebody else sends it again. */
  private boolean settled(HookRows.Claim claim, Settling settling) {
    return database.write(
        tx -> {
          boolean holds = HookRows.holds(tx, claim);
          if (holds) {
            settling.in(tx);
          }
          return holds;
        });
  }

  private static @Nullable Long from(Tx tx, HookRows.Claim claim, long seq) throws SQLException {
    var found = LocationLog.from(tx, claim.locationId(), seq, Hooks.TOLD, 1);
    return found.isEmpty() ? null : found.getFirst().seq();
  }

  /** What is too old goes with it. */
  private void failed(Tx tx, HookRows.Claim claim, String why) throws SQLException {
    var waiting =
        LocationLog.from(tx, claim.locationId(), claim.seq(), Hooks.TOLD, Hook.WAITING_MAX);
    var before = clock.instant().minus(GIVEN_UP_AFTER);
    var old = waiting.stream().takeWhile(each -> each.at().isBefore(before)).toList();
    long next = old.isEmpty() ? claim.seq() : old.getLast().seq() + 1;
    var wait = BACKOFF.after(claim.tries() + 1, ThreadLocalRandom.current().nextDouble(), null);
    HookRows.failed(tx, claim, why, from(tx, claim, next), old.size(), wait);
  }

  @Override
  public void close() {
    rounds.close();
  }
}
