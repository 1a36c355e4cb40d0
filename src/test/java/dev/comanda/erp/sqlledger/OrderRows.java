package dev.comanda.erp.sqlledger;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Sales orders as they stand in SQL-Ledger's database, past its pages. */
public final class OrderRows {
  private final String jdbcUrl;
  private final String user;
  private final String password;

  OrderRows(String jdbcUrl, String user, String password) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.password = password;
  }

  /** A line of an order. */
  public record Line(
      int id, String order, String product, BigDecimal quantity, BigDecimal price, String notes) {}

  boolean answer() {
    try (var connection = open()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection open() throws SQLException {
    return DriverManager.getConnection(jdbcUrl, user, password);
  }

  /** What is done with a statement. */
  private interface Work<T> {
    T on(PreparedStatement statement) throws SQLException;
  }

  private <T> T on(String sql, Work<T> work, Object... values) {
    try (var connection = open();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return work.on(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void change(String sql, Object... values) {
    int _ = on(sql, PreparedStatement::executeUpdate, values);
  }

  /** All lines of all orders, in the order in which they were written. */
  public List<Line> lines() {
    return on(
        """
        SELECT i.id, o.ordnumber, p.partnumber, i.qty, i.sellprice, coalesce(i.itemnotes, '')
        FROM orderitems i
        JOIN oe o ON o.id = i.trans_id
        JOIN parts p ON p.id = i.parts_id
        ORDER BY i.id
        """,
        statement -> {
          var lines = new ArrayList<Line>();
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              lines.add(
                  new Line(
                      rows.getInt(1),
                      rows.getString(2),
                      rows.getString(3),
                      // A number with a binary point there.
                      new BigDecimal(rows.getString(4)),
                      new BigDecimal(rows.getString(5)),
                      rows.getString(6)));
            }
          }
          return lines;
        });
  }

  /** Those of one order. */
  public List<Line> lines(String order) {
    return lines().stream().filter(line -> line.order().equals(order)).toList();
  }

  /** Begins an order without lines, as the one that was prepared is. */
  public void begin(String order) {
    change(
        """
        INSERT INTO oe (ordnumber, transdate, customer_id, amount, netamount, taxincluded, curr,
          employee_id, closed, quotation, terms, exchangerate, department_id, warehouse_id, backorder)
        SELECT ?, transdate, customer_id, amount, netamount, taxincluded, curr,
          employee_id, closed, quotation, terms, exchangerate, department_id, warehouse_id, backorder
        FROM oe WHERE ordnumber = '558'
        """,
        order);
  }

  /** A person writes a line. */
  public void write(String order, String product, BigDecimal quantity, String notes) {
    change(
        """
        INSERT INTO orderitems (trans_id, parts_id, description, qty, sellprice, discount, unit,
          ship, itemnotes, cost, vendor_id)
        SELECT o.id, p.id, p.description, ?, p.sellprice, 0, p.unit, 0, ?, 0, 0
        FROM oe o, parts p WHERE o.ordnumber = ? AND p.partnumber = ?
        """,
        quantity.doubleValue(),
        notes,
        order,
        product);
  }

  /** A person changes a line. */
  public void alter(int id, String product, BigDecimal quantity) {
    change(
        """
        UPDATE orderitems
        SET qty = ?, parts_id = (SELECT id FROM parts WHERE partnumber = ?)
        WHERE id = ?
        """,
        quantity.doubleValue(),
        product,
        id);
  }

  /** Some of a line is delivered. */
  public void ship(int id, BigDecimal quantity) {
    change("UPDATE orderitems SET ship = ? WHERE id = ?", quantity.doubleValue(), id);
  }

  /** A person removes a line. */
  public void remove(int id) {
    change("DELETE FROM orderitems WHERE id = ?", id);
  }

  /** An order is closed. */
  public void close(String order) {
    change("UPDATE oe SET closed = true WHERE ordnumber = ?", order);
  }

  /** An order becomes a quotation. */
  public void quote(String order) {
    change("UPDATE oe SET quotation = true, quonumber = ordnumber WHERE ordnumber = ?", order);
  }

  /** Whether somebody has an order open, and who; empty for nobody. */
  public List<String> locks(String order) {
    return on(
        """
        SELECT DISTINCT s.login FROM semaphore s JOIN oe o ON o.id = s.id WHERE o.ordnumber = ?
        """,
        statement -> {
          var logins = new ArrayList<String>();
          try (var rows = statement.executeQuery()) {
            while (rows.next()) {
              logins.add(rows.getString(1));
            }
          }
          return logins;
        },
        order);
  }

  /**
   * By which SQL-Ledger knows an order; it keeps only those with an odd one for whoever opens it.
   */
  public long id(String order) {
    return on(
        "SELECT id FROM oe WHERE ordnumber = ?",
        statement -> {
          try (var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        },
        order);
  }

  /**
   * From now on one more is made of each line that is saved with these notes, as if somebody else
   * had saved it right afterwards.
   */
  public void spoil(String notes) {
    change(
        """
        CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
          'BEGIN NEW.qty := NEW.qty + 1; RETURN NEW; END'
        """);
    change(
        "CREATE TRIGGER spoil BEFORE UPDATE ON orderitems FOR EACH ROW WHEN (NEW.itemnotes = '"
            + notes
            + "') EXECUTE FUNCTION spoil()");
  }

  /** No more. */
  public void spare() {
    change("DROP FUNCTION IF EXISTS spoil() CASCADE");
  }

  /** Somebody opens an order, and does not leave it. */
  public void lock(String order, String login) {
    change(
        """
        INSERT INTO semaphore (id, login, module, expires)
        SELECT id, ?, 'oe', (extract(epoch FROM now()) + 3600)::bigint::text
        FROM oe WHERE ordnumber = ?
        """,
        login,
        order);
  }

  /** Whether its program is let into the database. */
  public void admit(boolean whether) {
    var server = new OrderRows(jdbcUrl.replaceAll("/[^/]*$", "/postgres"), user, password);
    var name = jdbcUrl.replaceAll(".*/", "");
    server.change("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + whether);
  }
}
