package dev.comanda.ops;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What must hold in a database, looked up in the rows themselves as of one moment: the log has no
 * gap, numbers are consecutive, totals are the sums of their lines, no bill is paid twice. Reads
 * every order, so it takes as long as that takes, and locks nothing.
 */
public final class Invariants {
  /** Differences that are listed of one invariant. */
  public static final int DIFFERENCES_MAX = 100;

  private static final List<Invariant> ALL =
      List.of(
          new Invariant("the log of each location has no gap", InvariantRows.LOG),
          new Invariant("each idempotency key leads to its event", InvariantRows.KEYS),
          new Invariant("each order was placed by one event of the log", InvariantRows.PLACED),
          new Invariant("order numbers are consecutive per business date", InvariantRows.NUMBERS),
          new Invariant("each location knows its last order number", InvariantRows.LAST_NUMBER),
          new Invariant(
              "serials are consecutive, one for each scanned drink and each unit that robots make",
              InvariantRows.SERIALS),
          new Invariant("each station's open work is that of its tickets", InvariantRows.OPEN_WORK),
          new Invariant(
              "what each station has taken in is that of its tickets", InvariantRows.INTAKE),
          new Invariant("each line's total is quantity times unit price", InvariantRows.LINES),
          new Invariant("each open item is known by its name", InvariantRows.OPEN_ITEMS),
          new Invariant("each order's total is the sum of its lines", InvariantRows.ORDERS),
          new Invariant("sales by product and day equal the lines", TotalInvariantRows.PRODUCT_DAY),
          new Invariant(
              "sales by product and month equal the lines", TotalInvariantRows.PRODUCT_MONTH),
          new Invariant(
              "sales by product to each date equal the days", TotalInvariantRows.PRODUCT_TO_DATE),
          new Invariant(
              "sales of the open date by product equal the lines", TotalInvariantRows.PRODUCT_OPEN),
          new Invariant("sales by staff and day equal the lines", TotalInvariantRows.STAFF_DAY),
          new Invariant("sales by hour and day equal the lines", TotalInvariantRows.HOUR_DAY),
          new Invariant(
              "each waiter's sales by product and day equal the lines",
              TotalInvariantRows.STAFF_PRODUCT_DAY),
          new Invariant(
              "each waiter's sales by product and month equal the lines",
              TotalInvariantRows.STAFF_PRODUCT_MONTH),
          new Invariant(
              "each waiter's sales by hour and day equal the lines",
              TotalInvariantRows.STAFF_HOUR_DAY),
          new Invariant(
              "each waiter's sales of the open date by product equal the lines",
              TotalInvariantRows.STAFF_PRODUCT_OPEN),
          new Invariant(
              "sales of the open date by staff and hour equal the lines",
              TotalInvariantRows.STAFF_HOUR_OPEN),
          new Invariant(
              "receipt numbers are consecutive, one for each payment", BillInvariantRows.RECEIPTS),
          new Invariant("payments never exceed their bill", BillInvariantRows.BILLS),
          new Invariant("what is paid by itself was ordered and counts", BillInvariantRows.ITEMS),
          new Invariant("what is taken back is what was paid", BillInvariantRows.REVERSALS),
          new Invariant(
              "each receipt's sum is its lines and its payment", BillInvariantRows.PRINTED),
          new Invariant("the taxes of receipts are those of their bill", TaxInvariantRows.TAXES));

  private record Invariant(String name, String sql) {}

  /** What differs at a location, by its slug. */
  public record Difference(String location, String what) {}

  /**
   * An invariant that was looked at; it holds when nothing differs.
   *
   * @param differences the first {@link #DIFFERENCES_MAX}
   */
  public record Checked(String name, List<Difference> differences) {
    /** Whether it holds. */
    public boolean holds() {
      return differences.isEmpty();
    }
  }

  /** How many rows were looked at. */
  public record Size(long locations, long events, long orders, long lines) {}

  /** All that was found. */
  public record Report(Size size, List<Checked> checked) {
    /** Whether every invariant holds. */
    public boolean holds() {
      return checked.stream().allMatch(Checked::holds);
    }

    /** In words: what was looked at, each invariant, and below it what differs. */
    public List<String> lines() {
      var lines = new ArrayList<String>();
      lines.add(
          String.format(
              Locale.ROOT,
              "Looked at %d locations, %d events, %d orders with %d lines.",
              size.locations(),
              size.events(),
              size.orders(),
              size.lines()));
      for (var each : checked) {
        lines.add((each.holds() ? "  holds   " : "  BROKEN  ") + each.name());
        each.differences().forEach(d -> lines.add("            " + d.location() + ": " + d.what()));
        if (each.differences().size() == DIFFERENCES_MAX) {
          lines.add("            and perhaps more; the first " + DIFFERENCES_MAX + " are shown");
        }
      }
      return lines;
    }
  }

  private Invariants() {}

  /** Looks at all of a database. */
  public static Report check(Database database) throws SQLException {
    try (var connection = database.dataSource().getConnection()) {
      connection.setNetworkTimeout(Runnable::run, 0);
      var tx = new Tx(connection);
      tx.run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
      tx.run("SET LOCAL statement_timeout = 0");
      var checked = new ArrayList<Checked>();
      for (var invariant : ALL) {
        checked.add(
            new Checked(
                invariant.name(), InvariantRows.find(tx, invariant.sql(), DIFFERENCES_MAX)));
      }
      var report = new Report(InvariantRows.size(tx), checked);
      connection.rollback();
      return report;
    }
  }
}
