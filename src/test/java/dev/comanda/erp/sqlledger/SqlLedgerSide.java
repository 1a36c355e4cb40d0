package dev.comanda.erp.sqlledger;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.ErpSide;
import dev.comanda.delivery.connector.Login;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A sales order of its own in a SQL-Ledger that outlasts it. */
final class SqlLedgerSide implements ErpSide {
  private static final AtomicInteger LAST = new AtomicInteger(1000);

  private final SqlLedger ledger;
  private final OrderRows orders;
  private final String order = String.valueOf(LAST.incrementAndGet());

  SqlLedgerSide(SqlLedger ledger) {
    this.ledger = ledger;
    orders = ledger.orders();
    orders.begin(order);
  }

  @Override
  public URI address() {
    return ledger.address();
  }

  @Override
  public Login login() {
    return ledger.login();
  }

  @Override
  public Login wrongLogin() {
    return new Login(SqlLedger.USER, "schraube");
  }

  @Override
  public String document() {
    return order;
  }

  /** The beginning of one that there is. */
  @Override
  public String missingDocument() {
    return "10";
  }

  @Override
  public String product() {
    return SqlLedger.OIL;
  }

  @Override
  public String otherProduct() {
    return "11";
  }

  /** The beginning of several that there are. */
  @Override
  public String missingProduct() {
    return "1";
  }

  @Override
  public List<Booked> lines() {
    return orders.lines(order).stream()
        .map(line -> new Booked("" + line.id(), line.product(), line.quantity(), line.notes()))
        .toList();
  }

  @Override
  public void write(String product, BigDecimal quantity, String text) {
    orders.write(order, product, quantity, text);
  }

  @Override
  public void alter(Booked line, String product, BigDecimal quantity) {
    orders.alter(Integer.parseInt(line.line()), product, quantity);
  }

  @Override
  public void remove(Booked line) {
    orders.remove(Integer.parseInt(line.line()));
  }

  @Override
  public void closeDocument() {
    orders.close(order);
  }

  @Override
  public void close() {}
}
