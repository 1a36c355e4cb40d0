package dev.comanda.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.catalog.FirstCatalog;
import dev.comanda.json.Json;
import dev.comanda.location.Location;
import java.util.List;
import java.util.Set;

/**
 * The bistro's menu for a location of its own: to try with, and to see how a catalog is made. Its
 * prices are the bistro's in the location's smallest unit of money.
 */
public final class SampleMenu {
  private static final String FILE = "bistro.json";

  /** The members of the file that hold texts by language. */
  private static final Set<String> TEXTS = Set.of("names", "descriptions");

  private static final String TAX_CLASS = "tax_class";

  private SampleMenu() {}

  /** The menu in the location's languages, where it is translated; else in English. */
  public static FirstCatalog.Stock of(Location at) {
    var file = Json.tree(SamplePlace.text(FILE));
    fit(file, at);
    var stock = Json.own(file.toString(), SamplePlace.class).stock(at);
    return new FirstCatalog.Stock(stock.categories(), stock.modifiers(), stock.products());
  }

  private static void fit(JsonNode node, Location at) {
    for (var each : node) {
      fit(each, at);
    }
    if (node instanceof ObjectNode object) {
      for (var member : List.copyOf(object.properties())) {
        if (TEXTS.contains(member.getKey())) {
          speak((ObjectNode) member.getValue(), at);
        }
      }
      if (object.has(TAX_CLASS) && !at.hasTaxClass(object.get(TAX_CLASS).textValue())) {
        object.put(TAX_CLASS, at.taxRates().getFirst().taxClass());
      }
    }
  }

  /** Keeps the languages that are spoken at the location. */
  private static void speak(ObjectNode texts, Location at) {
    var english = texts.get("en");
    texts.retain(at.languages());
    if (texts.isEmpty()) {
      texts.set(at.languages().getFirst(), english);
    }
  }
}
