package dev.comanda.delivery.queue;

import dev.comanda.db.Database;
import dev.comanda.db.DatabaseUnavailable;
import dev.comanda.db.Ids;
import dev.comanda.db.Rounds;
import dev.comanda.delivery.evidence.PictureRows;
import dev.comanda.delivery.evidence.Shot;
import dev.comanda.delivery.evidence.Step;
import dev.comanda.delivery.evidence.Trace;
import dev.comanda.problem.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Keeps what was tried, beside the deliveries: written in the background, many at once, as no
 * verdict waits for it. Of an attempt that takes long it is written on the way what was seen so
 * far; else what a sudden end of the process takes along is lost. Of each delivery the {@link
 * Queue#ATTEMPTS_MAX} latest are kept, and for {@value #DAYS_KEPT} days where it has ended.
 * Thread-safe.
 */
public final class AttemptNotes implements AutoCloseable {
  /** Notes that wait to be written; what is more, while the database is away, is let go. */
  private static final int WAITING_MAX = 20_000;

  /** Bytes of pictures that wait: those of some twenty attempts, for a heap that is small. */
  static final long WAITING_BYTES_MAX = 8L << 20;

  /** Notes that are written at once. */
  private static final int AT_ONCE_MAX = 1_000;

  private static final Duration EVERY = Duration.ofMillis(500);

  /** Only an attempt through a browser takes longer, where all goes well. */
  private static final Duration LONG = Duration.ofSeconds(2);

  /** A bill of a month is asked about within the quarter after it. */
  static final int DAYS_KEPT = 90;

  /** Attempts that one transaction forgets. */
  private static final int FORGOTTEN_AT_ONCE_MAX = 1_000;

  private static final Duration FORGETS_EVERY = Duration.ofHours(1);

  private final Database database;
  private final Clock clock;
  private final ArrayBlockingQueue<Note> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
  private final AtomicLong waitingBytes = new AtomicLong();
  private final Set<Open> underWay = ConcurrentHashMap.newKeySet();
  private final Rounds rounds =
      new Rounds("attempts", EVERY, "what was tried will be written down later");

  private final Rounds forgetting =
      new Rounds("old attempts", FORGETS_EVERY, "what was tried long ago will be forgotten later");

  /**
   * An attempt.
   *
   * @param said what it came to
   * @param shots its pictures, but for those that were written before
   */
  public record Note(
      Delivery delivery,
      UUID id,
      String said,
      Instant began,
      Instant ended,
      List<Step> steps,
      List<Shot> shots) {
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

    private long bytes() {
      return shots.stream().mapToLong(shot -> shot.png().length).sum();
    }

    private Note withoutShots() {
      return new Note(delivery, id, said, began, ended, steps, List.of());
    }
  }

  /** Over a database. */
  public AttemptNotes(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** An attempt that is being made. Whoever makes it says what it came to, or closes it. */
  public final class Open implements AutoCloseable {
    private final Delivery delivery;
    private final UUID id = Ids.next();
    private final Trace trace;
    private final Instant began = clock.instant();
    private final long openedNanos = System.nanoTime();
    private int steps;
    private int pictures;

    private Open(Delivery delivery, Trace trace) {
      this.delivery = delivery;
      this.trace = trace;
    }

    /** It is over; the note that is kept of it. */
    public Note end(String said) {
      boolean _ = underWay.remove(this);
      var note = note(said);
      add(note);
      return note;
    }

    private synchronized Note note(String said) {
      var seen = trace.after(pictures);
      return new Note(delivery, id, said, began, clock.instant(), seen.steps(), seen.shots());
    }

    private boolean worthWriting() {
      boolean lasts = System.nanoTime() - openedNanos > LONG.toNanos();
      return lasts && trace.size() > steps;
    }

    private synchronized void written(Note note) {
      steps = note.steps().size();
      pictures = note.shots().stream().mapToInt(Shot::no).max().orElse(pictures);
    }

    /** Nobody says what it came to. */
    @Override
    public void close() {
      if (underWay.remove(this)) {
        add(note(Kept.BROKEN_OFF));
      }
    }
  }

  /** Writes and forgets from now on, until closed. */
  public void start() {
    rounds.start(this::write);
    forgetting.start(this::forget);
  }

  /** An attempt begins. */
  public Open begins(Delivery at, Trace trace) {
    var open = new Open(at, trace);
    underWay.add(open);
    return open;
  }

  /** Keeps a note; never waits. Pictures for which there is no room are let go. */
  void add(Note note) {
    long bytes = note.bytes();
    boolean fits = waitingBytes.addAndGet(bytes) <= WAITING_BYTES_MAX;
    if (!fits) {
      waitingBytes.addAndGet(-bytes);
    }
    var kept = fits ? note : note.withoutShots();
    if (!waiting.offer(kept)) {
      waitingBytes.addAndGet(-kept.bytes());
    }
  }

  private void write() {
    writeOpen();
    while (!waiting.isEmpty()) {
      var notes = new ArrayList<Note>();
      waiting.drainTo(notes, AT_ONCE_MAX);
      notes.forEach(note -> waitingBytes.addAndGet(-note.bytes()));
      try {
        write(notes);
      } catch (DatabaseUnavailable | Refused e) {
        notes.forEach(this::add);
        throw e;
      }
    }
  }

  /** What is under way for long, before the notes of what has ended: the end is written last. */
  private void writeOpen() {
    for (var each : underWay) {
      if (each.worthWriting()) {
        var note = each.note(Kept.UNDER_WAY);
        write(List.of(note));
        each.written(note);
      }
    }
  }

  private void write(List<Note> notes) {
    database.write(
        tx -> {
          AttemptRows.insert(tx, notes);
          PictureRows.insert(tx, notes.stream().flatMap(AttemptNotes::pictures).toList());
          AttemptRows.forgetBut(tx, notes, Queue.ATTEMPTS_MAX);
          tx.deed();
          return notes;
        });
  }

  private static Stream<PictureRows.New> pictures(Note note) {
    var of = note.delivery();
    return note.shots().stream()
        .map(
            shot ->
                new PictureRows.New(of.locationId(), of.id(), note.id(), of.integrationId(), shot));
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
