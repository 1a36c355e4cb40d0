package dev.comanda.db;

/**
 * The embedded PostgreSQL cannot be started. The message says in plain words what is in the way and
 * the way out; it is complete, so print it without a stack trace.
 */
public final class PostgresRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PostgresRefused(String message) {
    super(message);
  }

  PostgresRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
