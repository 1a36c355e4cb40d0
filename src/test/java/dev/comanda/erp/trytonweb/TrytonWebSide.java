package dev.comanda.erp.trytonweb;

import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.ErpSide;
import dev.comanda.delivery.connector.Login;
import dev.comanda.erp.tryton.TrytonOffice;
import dev.comanda.erp.tryton.TrytonServer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** A sale of its own in a Tryton that outlasts it, and the people who work there. */
final class TrytonWebSide implements ErpSide {
  private final URI address;
  private final TrytonOffice office;
  private final String reference = "B-" + UUID.randomUUID();
  private final int sale;

  TrytonWebSide(TrytonServer server, TrytonOffice office) {
    this(server.address(), office);
  }

  TrytonWebSide(URI address, TrytonOffice office) {
    this.address = address;
    this.office = office;
    sale = office.begin(reference);
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Login login() {
    return new Login(TrytonServer.USER, TrytonServer.PASSWORD);
  }

  @Override
  public Login wrongLogin() {
    return new Login(TrytonServer.USER, "Oelhahn-4711-Kai");
  }

  @Override
  public String document() {
    return reference;
  }

  @Override
  public String missingDocument() {
    return "B-none";
  }

  @Override
  public String product() {
    return TrytonOffice.OIL;
  }

  @Override
  public String otherProduct() {
    return TrytonOffice.OTHER_OIL;
  }

  @Override
  public String missingProduct() {
    return TrytonOffice.NO_CODE;
  }

  @Override
  public List<Booked> lines() {
    return office.lines(sale).stream().map(TrytonWebSide::booked).toList();
  }

  private static Booked booked(TrytonOffice.Line line) {
    return new Booked(Integer.toString(line.line()), line.product(), line.quantity(), line.text());
  }

  @Override
  public void write(String product, BigDecimal quantity, String text) {
    var _ = office.write(sale, product, quantity, text);
  }

  @Override
  public void alter(Booked line, String product, BigDecimal quantity) {
    office.alter(Integer.parseInt(line.line()), product, quantity);
  }

  @Override
  public void remove(Booked line) {
    office.remove(Integer.parseInt(line.line()));
  }

  @Override
  public void closeDocument() {
    office.quote(sale);
  }

  /** It is no more. */
  void cancel() {
    office.cancel(sale);
  }

  /** Writes so many other lines into it. */
  void fill(int lines) {
    office.fill(sale, lines);
  }

  @Override
  public void close() {}
}
