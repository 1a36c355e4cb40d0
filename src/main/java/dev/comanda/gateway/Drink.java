package dev.comanda.gateway;

import dev.comanda.catalog.named.NamedProduct;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.order.scan.Scan;

/** Something that is ordered by scanning its code, and where. */
record Drink(Location at, NamedProduct product) {
  /** Its name in the location's first language: what codes carry and answers say. */
  String name() {
    return name(at.languages().getFirst());
  }

  /** Its name as someone reads it who asks for a language. */
  String name(String language) {
    return at.in(at.language(language), product.names());
  }

  Money price() {
    return at.money(product.priceMinor());
  }

  /** Whether one piece of it can be sold at all; a code can say no more. */
  boolean scannable() {
    return Scan.QUANTITY.inStepsOf(product.quantityStep());
  }
}
