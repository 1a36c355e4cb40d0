package dev.comanda.staff;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.comanda.db.Database;
import dev.comanda.db.Rounds;
import dev.comanda.http.Identify.Proof;
import dev.comanda.staff.token.TokenKeys;
import dev.comanda.staff.token.Tokens;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Which tokens are void before their time: every node reads it each {@link #EVERY}, and the one
 * where it happens at once, so that no request asks the database. Holds what was revoked in the
 * last {@link Tokens#LIFE}; older tokens have expired. While the database cannot be reached, what
 * was known last counts. Thread-safe.
 */
public final class Revocations implements AutoCloseable {
  /** How often it is read: five seconds are promised, and a slow read must fit in. */
  static final Duration EVERY = Duration.ofSeconds(2);

  /** By how much clocks of nodes may differ, and more. */
  private static final Duration MARGIN = Duration.ofMinutes(2);

  private final Database database;
  private final TokenKeys keys;
  private final Clock clock;
  private final List<Consumer<Predicate<Proof>>> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Rounds rounds =
      new Rounds("revocations", EVERY, "what was revoked elsewhere cannot be read");
  private volatile Voided known = new Voided(Map.of(), Set.of());
  private Instant looked;

  /** Of a person's tokens those count that are of this generation or later. */
  record Revoked(UUID staffId, int generation) {}

  private record Voided(Map<UUID, Integer> generations, Set<UUID> ended) {}

  /** Of a database; {@link #start} makes it look. */
  public Revocations(Database database, TokenKeys keys, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.clock = clock;
    this.looked = clock.instant();
  }

  /** Calls this after every look, with what tells whether a proof still counts. */
  public void whenLooked(Consumer<Predicate<Proof>> listener) {
    listeners.add(listener);
  }

  /** Whether what a token of ours proves is still so. */
  public boolean counts(Proof proof) {
    var now = known;
    return now.generations().getOrDefault(proof.staffId(), 0) <= proof.generation()
        && !now.ended().contains(proof.signInId());
  }

  /** Looks now, and every {@link #EVERY} on a thread of its own, until closed. */
  public void start() {
    look();
    rounds.start(this::look);
  }

  /** Reads what is revoked now. */
  void look() {
    lock.lock();
    try {
      var now = clock.instant();
      var since = (looked.isBefore(now) ? looked : now).minus(Tokens.LIFE).minus(MARGIN);
      known =
          database.read(
              tx -> {
                keys.look(tx);
                var revoked = SignInRows.revoked(tx, since);
                return new Voided(
                    revoked.stream()
                        .collect(toUnmodifiableMap(Revoked::staffId, Revoked::generation)),
                    Set.copyOf(SignInRows.ended(tx, since)));
              });
      looked = now;
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> listener.accept(this::counts));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
