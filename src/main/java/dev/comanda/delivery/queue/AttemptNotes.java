package dev.comanda.delivery.queue;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.Rounds;
import dev.comanda.problem.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * Keeps what was tried, beside the deliveries: written in the background, many at once, as no
 * verdict waits for it. What a sudden end of the process takes along is lost. Of each delivery the
 * {@link Queue#ATTEMPTS_MAX} latest are kept, and for {@value #DAYS_KEPT} days where it has ended.
 * Thread-safe.
 */
public final class AttemptNotes implements AutoCloseable {
  /** Notes that wait to be written; what is more, while the database is away, is let go. */
  private static final int WAITING_MAX = 20_000;

  /** Notes that are written at once. */
  private static final int AT_ONCE_MAX = 1_000;

  private static final Duration EVERY = Duration.ofMillis(500);

  /** A bill of a month is asked about within the quarter after it. */
  static final int DAYS_KEPT = 90;

  /** Attempts that one transaction forgets. */
  private static final int FORGOTTEN_AT_ONCE_MAX = 1_000;

  private static final Duration FORGETS_EVERY = Duration.ofHours(1);

  private final Database database;
  private final ArrayBlockingQueue<Note> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final Rounds rounds =
      new Rounds("attempts", EVERY, "what was tried will be written down later");

  private final Rounds forgetting =
      new Rounds("old attempts", FORGETS_EVERY, "what was tried long ago will be forgotten later");

  /** A step, in a word or two, and what was seen there. */
  public record Step(String step, String text) {}

  /**
   * An attempt.
   *
   * @param said what it came to
   */
  public record Note(
      Delivery delivery, String said, Instant began, Instant ended, List<Step> steps) {
    /** All of it in a line for people. */
    public String line() {
      var what = delivery.what();
      return String.format(
          Locale.ROOT,
          "%s: %s of product %s on %s: %s in %d ms",
          delivery.mark(),
          what.quantity(),
          what.productNumber(),
          what.document(),
          said,
          Duration.between(began, ended).toMillis());
    }

    /** Names what it came to in small letters. */
    public Note {
      said = said.toLowerCase(Locale.ROOT);
    }
  }

  /**
   * An attempt as it was written down.
   *
   * @param said what it came to, in small letters
   */
  public record Kept(UUID id, String said, Instant beganAt, Instant endedAt, List<Step> steps) {}

  /** Over a database. */
  public AttemptNotes(Database database) {
    this.database = database;
  }

  /** Writes and forgets from now on, until closed. */
  public void start() {
    rounds.start(this::write);
    forgetting.start(this::forget);
  }

  /** Keeps a note; never waits. */
  public void add(Note note) {
    boolean _ = waiting.offer(note);
  }

  private void write() {
    while (!waiting.isEmpty()) {
      var notes = new ArrayList<Note>();
      waiting.drainTo(notes, AT_ONCE_MAX);
      try {
        write(notes);
      } catch (DatabaseUnavailable | Refused e) {
        notes.forEach(this::add);
        throw e;
      }
    }
  }

  private void write(List<Note> notes) {
    database.write(
        tx -> {
          AttemptRows.insert(tx, notes);
          AttemptRows.forgetBut(tx, notes, Queue.ATTEMPTS_MAX);
          tx.deed();
          return notes;
        });
  }

  /** Forgets what was tried long ago at what has ended. */
  void forget() {
    int forgotten;
    do {
      forgotten = database.write(tx -> AttemptRows.forgetOld(tx, DAYS_KEPT, FORGOTTEN_AT_ONCE_MAX));
    } while (forgotten == FORGOTTEN_AT_ONCE_MAX && forgetting.goOn());
  }

  @Override
  public void close() {
    forgetting.close();
    rounds.close();
    write();
  }
}
