package dev.comanda.log;

import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The business dates at which the logs stand, for whoever sets right what a wrong clock did. */
public final class Dates {
  private Dates() {}

  /** At which date a location stands. */
  public record Standing(UUID locationId, LocalDate date) {}

  /**
   * An order or a payment that was written while the clock was more than a day ahead.
   *
   * @param paid whether it is a payment, made or taken back
   * @param at about when that was, as the events around it tell
   */
  public record Ahead(long seq, boolean paid, Instant at) {}

  /** Where all locations stand. */
  public static List<Standing> standing(Tx tx) throws SQLException {
    return DateRows.standing(tx);
  }

  /** Locks a location and says where it stands. */
  public static LocalDate lock(Tx tx, UUID locationId) throws SQLException {
    return DateRows.lock(tx, locationId);
  }

  /** Puts a locked location at a date, after the last number that is taken there. */
  public static void stand(Tx tx, UUID locationId, LocalDate date, int lastNumber)
      throws SQLException {
    DateRows.stand(tx, locationId, date, lastNumber);
  }

  /**
   * The orders and payments of a location that were written ahead of their time, as far as its log
   * reaches. Sorts all of it.
   */
  public static List<Ahead> ahead(Tx tx, UUID locationId, Instant now) throws SQLException {
    return DateRows.ahead(tx, locationId, now);
  }

  /** The order or the payment as it was written, JSON. */
  public static String data(Tx tx, UUID locationId, Ahead event) throws SQLException {
    return DateRows.data(tx, locationId, event.seq());
  }

  /** Writes an event of a locked location anew; whoever read it must begin anew, too. */
  public static void rewrite(Tx tx, UUID locationId, Ahead event, String data) throws SQLException {
    DateRows.rewrite(tx, locationId, event.seq(), event.at(), data);
  }

  /** Has everybody who reads a log begin with a snapshot. */
  public static void beginAnew(Tx tx, UUID locationId) throws SQLException {
    DateRows.beginAnew(tx, locationId);
  }
}
