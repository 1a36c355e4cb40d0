package dev.comanda.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * An open transaction; whoever holds it is inside. Parameters may be texts, numbers, booleans, ids,
 * instants, dates, byte arrays, {@link Column} arrays and null. Not thread-safe.
 */
public final class Tx {
  /** Rows that are held at a time of an answer that is read only so far. */
  private static final int FETCH_ROWS = 20;

  private final Connection connection;
  private final Trip trip = new Trip();
  private int changes;
  private boolean deed;

  /** Reads one row. */
  @FunctionalInterface
  public interface Mapper<T> {
    /** The row as a value. */
    T map(ResultSet row) throws SQLException;
  }

  /** A column of values for {@code unnest(?)}: the PostgreSQL type and the values. */
  public record Column(String type, @Nullable Object[] values) {}

  /**
   * Wraps a connection that has auto-commit off, unless only questions follow; whoever made it
   * commits.
   */
  public Tx(Connection connection) {
    this.connection = connection;
  }

  /** A column for {@code unnest(?)}, one value for each element. */
  public static <E> Column column(
      String type, Collection<E> elements, java.util.function.Function<E, @Nullable Object> value) {
    var values = new @Nullable Object[elements.size()];
    int i = 0;
    for (var element : elements) {
      values[i++] = value.apply(element);
    }
    return new Column(type, values);
  }

  /** A column of ids. */
  public static Column ids(Collection<UUID> ids) {
    return column("uuid", ids, id -> id);
  }

  /**
   * Puts a query off until its answer is wanted; all that was put off by then goes to the server in
   * one round trip.
   */
  public <T> Asked<List<T>> ask(String sql, Mapper<T> mapper, @Nullable Object... parameters) {
    var asked = trip.ask(sql, mapper, parameters);
    return () -> {
      flush();
      return asked.get();
    };
  }

  /**
   * Puts a change off until the next query or {@link #flush}; all that was put off by then goes to
   * the server in one round trip, in order.
   *
   * @param rows that it touches; if it is another number the trip fails
   */
  public void later(int rows, String sql, @Nullable Object... parameters) {
    changes++;
    trip.change(rows, sql, parameters);
  }

  /**
   * Writes rows by {@code COPY … FROM STDIN (FORMAT binary)}, which costs the server a fifth less
   * than INSERT from arrays does, and two round trips: for many rows at once.
   */
  public void copy(String sql, Column... columns) throws SQLException {
    flush();
    changes++;
    var bytes = BinaryRows.of(columns);
    var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      copy.writeToCopy(bytes, 0, bytes.length);
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** Does what was put off. */
  public void flush() throws SQLException {
    if (trip.isEmpty()) {
      return;
    }
    var steps = trip.take();
    try (var statement = prepare(steps.sql(), steps.parameters())) {
      steps.run(statement);
    }
  }

  /** All rows of a query. */
  public <T> List<T> rows(String sql, Mapper<T> mapper, @Nullable Object... parameters)
      throws SQLException {
    flush();
    try (var statement = prepare(sql, parameters);
        var rows = statement.executeQuery()) {
      var result = new ArrayList<T>();
      while (rows.next()) {
        result.add(mapper.map(rows));
      }
      return result;
    }
  }

  /**
   * The rows of a query up to the first after which {@code goesOn} says no; of those that are left
   * no more than {@link #FETCH_ROWS} are held.
   */
  public <T> List<T> rowsWhile(
      Predicate<T> goesOn, String sql, Mapper<T> mapper, @Nullable Object... parameters)
      throws SQLException {
    flush();
    try (var statement = prepare(sql, parameters)) {
      statement.setFetchSize(FETCH_ROWS);
      try (var rows = statement.executeQuery()) {
        var result = new ArrayList<T>();
        while (rows.next()) {
          var row = mapper.map(rows);
          result.add(row);
          if (!goesOn.test(row)) {
            return result;
          }
        }
        return result;
      }
    }
  }

  /** The first row of a query, if any. */
  public <T> Optional<T> row(String sql, Mapper<T> mapper, @Nullable Object... parameters)
      throws SQLException {
    var rows = rows(sql, mapper, parameters);
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
  }

  /** Executes a change and says how many rows it touched. */
  public int update(String sql, @Nullable Object... parameters) throws SQLException {
    flush();
    changes++;
    try (var statement = prepare(sql, parameters)) {
      return statement.executeUpdate();
    }
  }

  /**
   * What was asked for is done in this transaction: once it is committed the request is done,
   * whatever comes after. To be said by who changes something; what is only noted beside it, as
   * that a code was used up, is no deed, and neither is what was so already.
   */
  public void deed() {
    deed = true;
  }

  /** Whether {@link #deed} was said. */
  public boolean isDeed() {
    return deed;
  }

  /** How many changes it was given so far, also those that are put off. */
  public int changes() {
    return changes;
  }

  /** Executes a statement without parameters and result. */
  public void run(String sql) throws SQLException {
    flush();
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object[] parameters) throws SQLException {
    var statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < parameters.length; i++) {
        bind(statement, i + 1, parameters[i]);
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }

  private void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    switch (value) {
      case null -> statement.setObject(at, null);
      case Column column -> statement.setObject(at, BinaryArray.of(column));
      case byte[] bytes -> statement.setBytes(at, bytes);
      default -> statement.setObject(at, plain(value));
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Instant instant -> OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
      case Enum<?> state -> state.name().toLowerCase(java.util.Locale.ROOT);
      case null, default -> value;
    };
  }

  /** A time of a row. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A time of a row that may be absent. */
  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** An id of a row. */
  public static UUID id(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }

  /** A date of a row. */
  public static LocalDate date(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }
}
