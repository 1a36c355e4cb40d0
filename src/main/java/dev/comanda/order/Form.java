package dev.comanda.order;

import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;

/** How an order was sent, and so how it is refused. */
enum Form {
  /** Comanda's own: {@code lines} of products by their ids. */
  LINES("/lines", "product_id"),
  /** The waiter API's: {@code products} by name or id, with prices. */
  PRODUCTS("/products", "id");

  private final String pointer;
  private final String idMember;

  Form(String pointer, String idMember) {
    this.pointer = pointer;
    this.idMember = idMember;
  }

  /** The member that holds the lines. */
  String pointer() {
    return pointer;
  }

  /** A line. */
  String line(int index) {
    return pointer + "/" + index;
  }

  /** The id of a line's product. */
  String product(int index) {
    return line(index) + "/" + idMember;
  }

  /** The refusal of an id that nothing has here: clients of the waiter API know it as 404. */
  Refused unknown(String idPointer, String words) {
    return switch (this) {
      case LINES -> Refused.field(idPointer, "unknown", words);
      case PRODUCTS -> new Refused(Code.NOT_FOUND, words).at(idPointer, "unknown");
    };
  }
}
