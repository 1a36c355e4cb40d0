package dev.comanda.log.writer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.Database;
import dev.comanda.db.Ids;
import dev.comanda.db.TestPostgres;
import dev.comanda.db.Tx;
import dev.comanda.log.Event;
import dev.comanda.log.HeadRows;
import dev.comanda.log.LocationLog;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** A database with locations, writers on it, and what stands in the logs. */
public final class TestLog implements AutoCloseable {
  final Notes notes = new Notes();
  final Server server;
  public final Database database;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final List<AutoCloseable> opened = new ArrayList<>();

  /**
   * Where a database is.
   *
   * @param end stops it, or drops it
   */
  record Server(String jdbcUrl, String user, String password, AutoCloseable end) {
    Database open(int connectionsMax) {
      return new Database(jdbcUrl, user, password, connectionsMax);
    }
  }

  public TestLog() {
    this(of(TestPostgres.fresh()));
  }

  TestLog(Server server) {
    this.server = server;
    this.database = server.open(8);
    opened.add(server.end());
    opened.add(database);
  }

  private static Server of(TestPostgres postgres) {
    return new Server(postgres.jdbcUrl(), postgres.user(), postgres.password(), postgres);
  }

  /** A new location with an empty log. */
  public UUID location() {
    var id = Ids.next();
    database.write(
        tx -> {
          tx.update(
              """
              INSERT INTO location (id, slug, name, currency, time_zone, day_start, languages,
                                    tax_mode, created_at)
              VALUES (?, ?, 'Bar', 'EUR', 'Europe/Vienna', TIME '05:00', '{en}', 'included', ?)
              """,
              id,
              "bar-" + id,
              Instant.EPOCH);
          LocationLog.create(tx, id, LocalDate.of(2026, 1, 1));
          return id;
        });
    return id;
  }

  /** A node: a writer with its own connections, at work. */
  public LocationWriter writer() {
    return writer(server.open(4), WriterBounds.PRODUCTION);
  }

  LocationWriter writer(WriterBounds limits) {
    return writer(server.open(4), limits);
  }

  LocationWriter writer(Database connections, WriterBounds limits) {
    var writer = resting(connections, limits);
    writer.start();
    return writer;
  }

  /** A writer that is still to be started. */
  LocationWriter resting(Database connections, WriterBounds limits) {
    var writer =
        new LocationWriter(connections, Clock.systemUTC(), (location, epoch, events) -> {}, limits);
    opened.add(connections);
    opened.add(writer);
    return writer;
  }

  /** Writes commands in one turn, as a writer would that took them together. */
  public void write(List<? extends Entry<?, ?>> entries) {
    var settlement = new Settlement(database, Clock.systemUTC(), Duration.ofSeconds(5));
    var group = new GroupCommit(Clock.systemUTC(), (location, epoch, events) -> {}, settlement);
    entries.forEach(Entry::take);
    try (var connection = database.dataSource().getConnection()) {
      group.write(connection, new Turn(List.copyOf(entries), false));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a note in a batch of its own, and what is answered. */
  public Answer<String> written(Note note) {
    var entry = entry(note);
    write(List.of(entry));
    return entry.future().join();
  }

  public static Entry<Note, String> entry(Note note) {
    return new Entry<>(note, System.nanoTime() + WriterBounds.PRODUCTION.deadline().toNanos());
  }

  public CompletableFuture<Answer<String>> send(LocationWriter writer, Note note) {
    return CompletableFuture.supplyAsync(() -> writer.submit(note), callers);
  }

  /** Sends a note and waits for the answer: whether it is written. */
  boolean written(LocationWriter writer, UUID location, String text) {
    return send(writer, note(location, text)).handle((answer, e) -> e == null).join();
  }

  public Note note(UUID location, String text) {
    return Note.at(location, text, notes);
  }

  /** The location's row, locked by another transaction until closed. */
  public Hold hold(UUID location) {
    try {
      var connection = database.dataSource().getConnection();
      HeadRows.lockWaiting(new Tx(connection), Set.of(location), Instant.EPOCH).get();
      return new Hold(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A transaction that has a lock and does nothing. */
  public record Hold(Connection connection) implements AutoCloseable {
    @Override
    public void close() {
      try {
        connection.rollback();
        connection.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Whether a transaction waits for another's lock. */
  boolean someoneWaitsForALock() {
    return database.read(
        tx ->
            tx.row(
                    """
                    SELECT 1 FROM pg_stat_activity
                    WHERE datname = current_database() AND wait_event_type = 'Lock'
                    """,
                    row -> 1)
                .isPresent());
  }

  /** The texts of a location's notes, in the log's order. */
  public List<String> texts(UUID location) {
    return events(location).stream().map(event -> notes.answered(event.data())).toList();
  }

  /** The ids of a location's notes, in the log's order. */
  List<UUID> ids(UUID location) {
    return events(location).stream().map(Event::orderId).toList();
  }

  private List<Event> events(UUID location) {
    return database.snapshot(tx -> LocationLog.after(tx, location, 0, Integer.MAX_VALUE));
  }

  /** The numbers of a log are 1 to its last, and its head knows the last. */
  public void assertWhole(UUID location) {
    var seqs = events(location).stream().map(Event::seq).toList();
    assertThat(seqs)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, seqs.size()).boxed().toList());
    assertThat(database.read(tx -> LocationLog.bounds(tx, location)).lastSeq())
        .isEqualTo(seqs.size());
  }

  /** The refusal that a caller was given. */
  static Refused refusal(CompletableFuture<?> sent) {
    var thrown = sent.handle((answer, e) -> e).join();
    if (thrown instanceof Refused refused) {
      return refused;
    }
    if (thrown != null && thrown.getCause() instanceof Refused refused) {
      return refused;
    }
    throw new AssertionError("not refused", thrown);
  }

  public static Code refusedAs(CompletableFuture<?> sent) {
    return refusal(sent).code();
  }

  @Override
  public void close() {
    callers.shutdownNow();
    try {
      for (var each : opened.reversed()) {
        each.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
