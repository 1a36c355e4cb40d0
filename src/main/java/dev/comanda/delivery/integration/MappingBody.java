package dev.comanda.delivery.integration;

import dev.comanda.json.Text;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Numbers that products have in an ERP, as clients send them; those of others stay. */
record MappingBody(@Nullable List<@Nullable Entry> data) {
  /** Products of which a number may be said at once: what a body holds. */
  static final int ENTRIES_MAX = 500;

  static final int NUMBER_CHARS_MAX = 60;

  /** The number of a product; an empty one takes it away. */
  record Entry(@Nullable UUID productId, @Nullable String number) {}

  /**
   * A number of a product.
   *
   * @param number null for none
   */
  record Numbered(UUID productId, @Nullable String number) {}

  /**
   * What is said, each product once.
   *
   * @throws Refused naming every entry that is not acceptable
   */
  List<Numbered> numbers() {
    var sent = Faults.required("/data", data);
    if (sent.size() > ENTRIES_MAX) {
      throw Refused.field("/data", "too_many", "At most " + ENTRIES_MAX + " at once.");
    }
    var faults = new Faults();
    var numbers = new ArrayList<Numbered>();
    var seen = new HashSet<UUID>();
    for (int i = 0; i < sent.size(); i++) {
      var pointer = "/data/" + i;
      var entry = sent.get(i);
      faults.check(() -> numbers.add(numbered(pointer, entry, seen)));
    }
    faults.refuse();
    return numbers;
  }

  private static Numbered numbered(String pointer, @Nullable Entry sent, Set<UUID> seen) {
    var entry = Faults.required(pointer, sent);
    var product = Faults.required(pointer + "/product_id", entry.productId());
    if (!seen.add(product)) {
      throw Refused.field(pointer + "/product_id", "doubled", "This product stands there twice.");
    }
    var number = Faults.required(pointer + "/number", entry.number());
    return new Numbered(product, Text.lineOrNull(pointer + "/number", number, NUMBER_CHARS_MAX));
  }
}
