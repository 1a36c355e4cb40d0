package dev.comanda.delivery.integration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A number that a product may have in an ERP, for a person to choose.
 *
 * @param workshop of the integration that has it; null where it is the product's own SKU
 */
record Suggestion(String number, Why why, @Nullable String workshop) {
  /** Suggestions for one product. */
  static final int COUNT_MAX = 3;

  /** Where it comes from. */
  enum Why {
    /** The same product has it in another integration of its location. */
    @JsonProperty("other_integration")
    OTHER_INTEGRATION,
    /** A product with the same SKU has it at another location. */
    @JsonProperty("same_sku")
    SAME_SKU,
    /** It is the product's own SKU. */
    @JsonProperty("sku")
    SKU
  }

  /**
   * A number that is known of a product, or of one with its SKU.
   *
   * @param sameErp whether that is the ERP for which one is looked for
   */
  record Known(UUID productId, Suggestion suggestion, boolean sameErp) {}

  /**
   * The best of what is known of one product, each number once: what the same ERP has is most
   * likely right.
   *
   * @param taken numbers that other products have there already
   */
  static List<Suggestion> best(List<Known> known, String sku, Set<String> taken) {
    var best = new ArrayList<Suggestion>();
    var seen = new HashSet<>(taken);
    known.stream()
        .sorted(
            Comparator.comparing((Known each) -> !each.sameErp())
                .thenComparing(each -> each.suggestion().why())
                .thenComparing(each -> each.suggestion().number()))
        .map(Known::suggestion)
        .filter(each -> seen.add(each.number()))
        .limit(COUNT_MAX)
        .forEach(best::add);
    if (best.size() < COUNT_MAX && seen.add(sku)) {
      best.add(new Suggestion(sku, Why.SKU, null));
    }
    return best;
  }
}
