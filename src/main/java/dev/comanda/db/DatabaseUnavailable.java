package dev.comanda.db;

import dev.comanda.problem.Outage;
import java.sql.SQLException;

/**
 * A statement failed. {@link #connectionLost} and {@link #tookTooLong} tell an outage (try again
 * later) from a fault of the statement itself.
 */
public final class DatabaseUnavailable extends RuntimeException implements Outage {
  private static final long serialVersionUID = 1L;

  private static final String IDLE_IN_TRANSACTION = "25P03";
  private static final String DISK_FULL = "53100";
  private static final String STATEMENT_ENDED = "57014";

  private DatabaseUnavailable(SQLException cause) {
    super(cause);
  }

  static DatabaseUnavailable of(SQLException cause) {
    return new DatabaseUnavailable(cause);
  }

  /** Whether the database could not be reached, was stopping or starting, or had no room. */
  @Override
  public boolean connectionLost() {
    return getCause() instanceof SQLException e && (lost(e) || exhausted(e));
  }

  @Override
  public boolean outOfRoom() {
    return getCause() instanceof SQLException e && diskFull(e);
  }

  @Override
  public boolean tookTooLong() {
    return getCause() instanceof SQLException e && ended(e);
  }

  /** Whether an error means that a statement was ended since it took too long. */
  public static boolean ended(SQLException e) {
    return STATEMENT_ENDED.equals(e.getSQLState());
  }

  /**
   * Whether an error means that the connection is gone: SQLSTATE classes 08, 57P and 58, or none;
   * or the server's word that it ended a transaction that did nothing for too long.
   */
  public static boolean lost(SQLException e) {
    var state = e.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("57P")
        || state.startsWith("58")
        || state.equals(IDLE_IN_TRANSACTION)
        || e instanceof java.sql.SQLTransientConnectionException;
  }

  /** Whether an error means that the server has no room on its disk; the statement was not done. */
  public static boolean diskFull(SQLException e) {
    return DISK_FULL.equals(e.getSQLState());
  }

  /**
   * Whether an error means that the server has run out of something, like room on its disk:
   * SQLSTATE class 53. The statement is not at fault, and was not done.
   */
  public static boolean exhausted(SQLException e) {
    var state = e.getSQLState();
    return state != null && state.startsWith("53");
  }
}
