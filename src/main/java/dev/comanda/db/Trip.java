package dev.comanda.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the server together: it works them off one after the other without waiting
 * for the next one's way. Not thread-safe.
 */
final class Trip {
  private final List<Step> steps = new ArrayList<>();

  /** One statement and what becomes of its result. */
  private record Step(String sql, @Nullable Object[] parameters, Result result) {}

  @FunctionalInterface
  private interface Result {
    void read(PreparedStatement at) throws SQLException;
  }

  /** Rows that are there after the trip. */
  private static final class Rows<T> implements Result, Asked<List<T>> {
    private final Tx.Mapper<T> mapper;
    private final List<T> rows = new ArrayList<>();

    Rows(Tx.Mapper<T> mapper) {
      this.mapper = mapper;
    }

    @Override
    public void read(PreparedStatement at) throws SQLException {
      try (var result = at.getResultSet()) {
        while (result.next()) {
          rows.add(mapper.map(result));
        }
      }
    }

    @Override
    public List<T> get() {
      return rows;
    }
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  <T> Asked<List<T>> ask(String sql, Tx.Mapper<T> mapper, @Nullable Object[] parameters) {
    var rows = new Rows<>(mapper);
    steps.add(new Step(sql, parameters, rows));
    return rows;
  }

  void change(int rows, String sql, @Nullable Object[] parameters) {
    steps.add(
        new Step(
            sql,
            parameters,
            at -> {
              int touched = at.getUpdateCount();
              if (touched != rows) {
                throw new IllegalStateException(
                    touched + " rows were touched, not " + rows + ", by " + sql);
              }
            }));
  }

  /** All steps, which are then gone from here. */
  Steps take() {
    var taken = new Steps(List.copyOf(steps));
    steps.clear();
    return taken;
  }

  /** Statements as one. */
  record Steps(List<Step> steps) {
    String sql() {
      return steps.stream().map(Step::sql).collect(Collectors.joining(";\n"));
    }

    @Nullable Object[] parameters() {
      return steps.stream().flatMap(step -> Arrays.stream(step.parameters())).toArray();
    }

    void run(PreparedStatement statement) throws SQLException {
      statement.execute();
      for (var step : steps) {
        step.result().read(statement);
        statement.getMoreResults();
      }
    }
  }
}
