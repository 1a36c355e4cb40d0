package dev.comanda.delivery.connector;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;

/**
 * The other side of a connector under test: an ERP with one open document that has no lines, which
 * can be looked at and changed behind the connector's back.
 */
public interface ErpSide extends AutoCloseable {
  URI address();

  /** Who may sign in. */
  Login login();

  /** A password that looks right and is not. */
  Login wrongLogin();

  /** The open document. */
  String document();

  /** None that there is. */
  String missingDocument();

  /** The number of a product. */
  String product();

  /** That of another one. */
  String otherProduct();

  /** Of none that there is. */
  String missingProduct();

  /** What really stands in the document. */
  List<Booked> lines();

  /** A person writes a line into it. */
  void write(String product, BigDecimal quantity, String text);

  /** A person changes a line. */
  void alter(Booked line, String product, BigDecimal quantity);

  /** A person removes a line. */
  void remove(Booked line);

  /** Nothing more can be written into it. */
  void closeDocument();

  @Override
  void close();
}
