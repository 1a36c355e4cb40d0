package dev.comanda.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.Booked;
import dev.comanda.delivery.connector.Trouble;
import java.util.List;

/**
 * A line of a sale.
 *
 * @param stamp by which Tryton knows whether somebody has changed it since
 */
record Line(int id, Sale sale, String stamp, Booked booked) {
  /**
   * Reads one.
   *
   * @param sales of which it is one's
   */
  static Line read(JsonNode told, List<Sale> sales) throws Trouble {
    int id = told.path("id").asInt();
    int its = told.path("sale").asInt();
    var sale = sales.stream().filter(each -> each.id() == its).findFirst();
    var quantity = told.path("quantity");
    if (id <= 0 || sale.isEmpty() || !(quantity.isNumber() || quantity.isNull())) {
      throw Meaning.lost(false, "answer_unreadable", "It tells of a line what is none.");
    }
    // One that only says something has neither a product nor an amount.
    var booked =
        new Booked(
            Integer.toString(id),
            told.path("product.").path("code").asText(""),
            quantity.decimalValue(),
            told.path("description").asText(""));
    return new Line(id, sale.get(), told.path("_timestamp").asText(""), booked);
  }
}
