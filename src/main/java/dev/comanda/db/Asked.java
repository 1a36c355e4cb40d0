package dev.comanda.db;

import java.sql.SQLException;

/** An answer of the database that is waited for when it is wanted. Not thread-safe. */
@FunctionalInterface
public interface Asked<T> {
  /** The answer. */
  T get() throws SQLException;

  /** What follows from the answer. */
  default <R> Asked<R> then(Step<T, R> step) {
    return () -> step.from(get());
  }

  /** Makes something of an answer; may ask further. */
  @FunctionalInterface
  interface Step<T, R> {
    /** What follows from it. */
    R from(T answer) throws SQLException;
  }
}
