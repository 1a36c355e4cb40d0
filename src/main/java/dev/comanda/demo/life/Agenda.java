package dev.comanda.demo.life;

import dev.comanda.demo.Calls;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who does something next, and when. Not thread-safe. */
final class Agenda {
  /** Whoever is turned down, or gets no answer, tries again so much later. */
  static final Duration TROUBLE = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Agenda.class);

  private final PriorityQueue<Turn> turns =
      new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparingLong(Turn::no));

  private final int haste;
  private long last;

  /** By how much all pauses are shorter than they say. */
  Agenda(int haste) {
    this.haste = haste;
  }

  private record Turn(Instant at, long no, Actor actor) {}

  /** Has somebody come in for the first time after a pause. */
  void add(Actor actor, Instant now, Duration pause) {
    turns.add(new Turn(now.plus(pause.dividedBy(haste)), ++last, actor));
  }

  /** When somebody does something next; empty where there is nobody. */
  Optional<Instant> next() {
    return Optional.ofNullable(turns.peek()).map(Turn::at);
  }

  /** Has whoever is next do something, where it is time. */
  void run(Instant now) {
    var turn = turns.peek();
    if (turn == null || turn.at().isAfter(now)) {
      return;
    }
    turns.remove(turn);
    var pause = Optional.of(TROUBLE);
    try {
      pause = turn.actor().act(now);
    } catch (Calls.TurnedDown | UncheckedIOException e) {
      log.debug("a simulated {} waits", turn.actor().getClass().getSimpleName(), e);
    } finally {
      pause.ifPresent(known -> add(turn.actor(), now, known));
    }
  }
}
