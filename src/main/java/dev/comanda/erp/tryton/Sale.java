package dev.comanda.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.delivery.connector.Trouble;
import dev.comanda.delivery.connector.Trouble.Kind;
import java.util.List;

/**
 * A sale.
 *
 * @param id by which Tryton knows it
 * @param number that Tryton gave it when it became an offer; empty before
 * @param reference that people gave it; empty where they did not
 */
record Sale(int id, String number, String reference, String state) {
  private static final String DRAFT = "draft";
  private static final String CANCELLED = "cancelled";

  static Sale read(JsonNode told) throws Trouble {
    var sale =
        new Sale(
            told.path("id").asInt(),
            told.path("number").asText(""),
            told.path("reference").asText(""),
            told.path("state").asText(""));
    if (sale.id <= 0 || sale.state.isEmpty()) {
      throw Meaning.lost(false, "answer_unreadable", "It tells of a sale what is none.");
    }
    return sale;
  }

  boolean isCalled(String document) {
    return number.equals(document) || reference.equals(document);
  }

  /**
   * The one of several of the same name that takes lines. Those that were cancelled count only
   * where there is no other.
   *
   * @throws Trouble where nobody can say which is meant, or none takes lines
   */
  static Sale draft(List<Sale> sales, String document) throws Trouble {
    var meant = sales.stream().filter(each -> !each.state.equals(CANCELLED)).toList();
    if (meant.size() > 1) {
      throw new Trouble(
          Kind.REFUSED,
          "document_ambiguous",
          meant.size() + " sales in Tryton have the number or the reference " + document + ".");
    }
    var sale = meant.isEmpty() ? sales.getFirst() : meant.getFirst();
    sale.mustBeDraft(document);
    return sale;
  }

  /** Others take no lines, and lose none, whatever Tryton lets through. */
  void mustBeDraft(String document) throws Trouble {
    if (!state.equals(DRAFT)) {
      throw new Trouble(
          Kind.REFUSED,
          "document_closed",
          "The sale " + document + " is no draft any more, but in the state " + state + ".");
    }
  }
}
