package dev.comanda.delivery.integration;

import dev.comanda.db.Database;
import dev.comanda.db.Tx;
import dev.comanda.delivery.integration.MappingBody.Numbered;
import dev.comanda.http.Caller;
import dev.comanda.location.Locations;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which number each product of a location has in an ERP, and which have none. Thread-safe. */
final class Mappings {
  private final Database database;
  private final Integrations integrations;

  Mappings(Database database, Integrations integrations) {
    this.database = database;
    this.integrations = integrations;
  }

  /**
   * A product and its number in the ERP.
   *
   * @param number null where it has none yet
   * @param suggestions what its number may be; null where it has one
   */
  record Mapped(
      UUID productId,
      String sku,
      String name,
      boolean retired,
      @Nullable String number,
      @Nullable List<Suggestion> suggestions) {
    private Mapped with(List<Suggestion> its) {
      return new Mapped(productId, sku, name, retired, number, its);
    }
  }

  /**
   * How many products have a number.
   *
   * @param gaps those that can be ordered and have none
   */
  record Counts(int mapped, int gaps) {}

  /** Products one after the other, and how many there are in all. */
  record Page(List<Mapped> products, Counts counts) {}

  /**
   * At most {@code limit} products that were made after one: all that can be ordered, and those
   * that have a number besides.
   *
   * @param gapsOnly whether only those that can be ordered and have no number
   * @param language of the names, where the location speaks it
   * @param reach locations at which numbers may be looked for that others may have
   */
  Page page(
      Integration of,
      UUID after,
      int limit,
      boolean gapsOnly,
      String language,
      Collection<UUID> reach) {
    var elsewhere = new HashSet<>(reach);
    elsewhere.remove(of.locationId());
    return database.read(
        tx -> {
          var in = Locations.one(tx, of.locationId()).language(language);
          var bare = MappingRows.page(tx, of, after, limit, gapsOnly, in);
          return new Page(suggested(tx, of, bare, elsewhere), MappingRows.counts(tx, of));
        });
  }

  private static List<Mapped> suggested(
      Tx tx, Integration of, List<Mapped> products, Collection<UUID> elsewhere)
      throws SQLException {
    var gaps = products.stream().filter(each -> each.number() == null).toList();
    if (gaps.isEmpty()) {
      return products;
    }
    var known = SuggestionRows.known(tx, of, gaps, elsewhere);
    var numbers =
        Stream.concat(
                known.stream().map(each -> each.suggestion().number()),
                gaps.stream().map(Mapped::sku))
            .distinct()
            .toList();
    var taken = SuggestionRows.taken(tx, of, numbers);
    var byProduct = known.stream().collect(Collectors.groupingBy(Suggestion.Known::productId));
    return products.stream()
        .map(
            each ->
                each.number() != null
                    ? each
                    : each.with(
                        Suggestion.best(
                            byProduct.getOrDefault(each.productId(), List.of()),
                            each.sku(),
                            taken)))
        .toList();
  }

  /** How many products have a number. */
  Counts counts(Integration of) {
    return database.read(tx -> MappingRows.counts(tx, of));
  }

  /**
   * Gives products their numbers, or takes them away; others keep theirs.
   *
   * @param expected the version of the integration that the caller has seen; empty where any will
   *     do
   * @return the integration afterwards, in its next version where a number is another now
   * @throws Refused {@code not_found}, {@code version_mismatch}, or {@code invalid} naming every
   *     entry that is not acceptable
   */
  Integration number(Caller.Crew caller, UUID id, OptionalInt expected, MappingBody body) {
    return integrations.step(
        caller,
        id,
        expected,
        (tx, head, before) -> {
          var numbers = body.numbers();
          requireProducts(tx, before.locationId(), numbers);
          if (MappingRows.write(tx, before, numbers) == 0) {
            return before;
          }
          var after = before.next();
          IntegrationRows.update(tx, after, null);
          return after;
        });
  }

  private static void requireProducts(Tx tx, UUID locationId, List<Numbered> numbers)
      throws SQLException {
    var known = MappingRows.known(tx, locationId, numbers);
    var faults = new Faults();
    for (int i = 0; i < numbers.size(); i++) {
      if (!known.contains(numbers.get(i).productId())) {
        faults.add("/data/" + i + "/product_id", "unknown", "There is no such product here.");
      }
    }
    faults.refuse();
  }
}
