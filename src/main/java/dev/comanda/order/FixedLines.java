package dev.comanda.order;

import dev.comanda.catalog.ModifiersForOrder;
import dev.comanda.catalog.OrderedModifiers;
import dev.comanda.catalog.OrderedProduct;
import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.order.line.Amounts;
import dev.comanda.order.line.Choices;
import dev.comanda.order.line.Line;
import dev.comanda.problem.Code;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the lines of an order, with all that is fixed when it is ordered. Pure. */
record FixedLines(
    PlaceOrder command, Location location, Instant now, LocalDate date, FixedLines.Stock stock) {

  /** The unit of what is not in the catalog. */
  private static final String OPEN_ITEM_UNIT = "piece";

  /** What can be ordered, as of a batch. */
  record Stock(
      Map<ProductsForOrder.Key, OrderedProduct> products,
      Map<ModifiersForOrder.Key, OrderedModifiers> choices,
      Names names) {}

  /**
   * All lines.
   *
   * @throws Refused {@code product_unavailable}, or {@code invalid} naming the first line at fault;
   *     {@code price_raised} naming all lines that cost more than was shown
   */
  List<Line> all() {
    var lines = new ArrayList<Line>();
    for (int i = 0; i < command.lines().size(); i++) {
      lines.add(line(i, command.lines().get(i)));
    }
    checkShown(lines);
    return lines;
  }

  /** What costs less by now costs less; what costs more is ordered when it was shown. */
  private void checkShown(List<Line> lines) {
    var raised = lines.stream().filter(line -> shown(line) < line.unitPrice().minor()).toList();
    if (raised.isEmpty()) {
      return;
    }
    var words =
        raised.stream()
            .map(
                line ->
                    line.name()
                        + " costs "
                        + Amounts.words(line.unitPrice())
                        + " by now, not "
                        + Amounts.words(location.money(shown(line)))
                        + ".")
            .collect(Collectors.joining(" "));
    var refused = new Refused(Code.PRICE_RAISED, words);
    for (var line : raised) {
      refused =
          refused.at(command.form().line(line.no() - 1) + "/unit_price_shown", "price_raised");
    }
    throw refused;
  }

  private long shown(Line line) {
    return Objects.requireNonNullElse(command.lines().get(line.no() - 1).shown(), Long.MAX_VALUE);
  }

  private Line line(int index, Wanted wanted) {
    var pointer = command.form().line(index);
    var id = stock.names().product(command.locationId(), wanted, pointer);
    return id.isPresent()
        ? ofCatalog(index, wanted, orderable(index, wanted, id.get()))
        : open(index, pointer, wanted, Objects.requireNonNull(wanted.name()));
  }

  private OrderedProduct orderable(int index, Wanted wanted, UUID id) {
    var product = stock.products().get(new ProductsForOrder.Key(command.locationId(), id));
    if (product == null || product.retired()) {
      throw command.form().unknown(command.form().product(index), "There is no such product here.");
    }
    if (!product.availableAt(now)) {
      throw new Refused(Code.PRODUCT_UNAVAILABLE, name(product) + " is sold out.")
          .at(command.form().product(index), "sold_out");
    }
    if (!wanted.quantity().inStepsOf(product.quantityStep())) {
      throw Refused.field(
          command.form().line(index) + "/quantity",
          "quantity_step",
          name(product) + " is sold in steps of " + product.quantityStep() + ".");
    }
    requirePlausible(index, wanted, product);
    return product;
  }

  private void requirePlausible(int index, Wanted wanted, OrderedProduct product) {
    var most = location.guestBounds().quantity();
    if (command.source() == Order.Source.GUEST
        && wanted.quantity().value().compareTo(most.value()) > 0) {
      throw Refused.field(
          command.form().line(index) + "/quantity",
          "quantity_max",
          "Guests may order " + most + " of " + name(product) + ". Please ask the staff for more.");
    }
  }

  private String name(OrderedProduct product) {
    return location.in(location.languages().getFirst(), product.names());
  }

  private Line ofCatalog(int index, Wanted wanted, OrderedProduct product) {
    var pointer = command.form().line(index);
    var chosen =
        Choices.of(pointer + "/modifiers", wanted.modifiers(), product, stock.choices(), location);
    long added = chosen.stream().mapToLong(modifier -> modifier.price().minor()).sum();
    var own = location.money(product.priceMinor() + added);
    boolean counts = command.setsPrices() || location.waitersSetPrices();
    var sent = counts ? sentPrice(pointer, wanted) : null;
    var price = sent == null ? own : sent;
    return new Line(
        index + 1,
        product.productId(),
        null,
        name(product),
        product.names(),
        wanted.quantity(),
        product.unit(),
        price,
        price.equals(own) ? null : own,
        chosen,
        wanted.quantity().lineTotal(price),
        product.taxClass(),
        location.rate(product.taxClass(), command.consumption(), date),
        location.taxMode(),
        wanted.note(),
        Line.State.ORDERED,
        null,
        null);
  }

  private @Nullable Money sentPrice(String pointer, Wanted wanted) {
    return wanted.price() == null
        ? null
        : wanted.price().in(pointer + "/price", location.currency());
  }

  private Line open(int index, String pointer, Wanted wanted, String name) {
    if (!location.openItems() && command.along() == null) {
      throw Refused.field(
          pointer + "/name", "unknown", "There is no product \"" + name + "\" here.");
    }
    var price = Faults.required(pointer + "/price", sentPrice(pointer, wanted));
    var taxClass = location.usualTaxClass();
    return new Line(
        index + 1,
        stock.names().openItem(command.locationId(), name),
        true,
        name,
        Map.of(location.languages().getFirst(), name),
        wanted.quantity(),
        OPEN_ITEM_UNIT,
        price,
        null,
        List.of(),
        wanted.quantity().lineTotal(price),
        taxClass,
        location.rate(taxClass, command.consumption(), date),
        location.taxMode(),
        wanted.note(),
        Line.State.ORDERED,
        null,
        null);
  }
}
