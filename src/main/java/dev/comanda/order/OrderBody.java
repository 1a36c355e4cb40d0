package dev.comanda.order;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.comanda.catalog.Product;
import dev.comanda.json.Json;
import dev.comanda.json.Text;
import dev.comanda.location.Consumption;
import dev.comanda.location.Quantity;
import dev.comanda.problem.Faults;
import dev.comanda.problem.Refused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Orders as clients send them, and what is acceptable in them. */
final class OrderBody {
  private OrderBody() {}

  /** A line of Comanda's own form. */
  record LineBody(
      @Nullable UUID productId,
      @Nullable BigDecimal quantity,
      @Nullable String note,
      @Nullable List<@Nullable UUID> modifiers,
      @Nullable Long unitPriceShown) {}

  /** What a guest orders. */
  record OfGuest(@Nullable Consumption consumption, @Nullable List<@Nullable LineBody> lines) {
    Orders.Wish wish() {
      var faults = new Faults();
      var wanted = OrderBody.lines(faults, lines);
      faults.refuse();
      return new Orders.Wish(null, null, null, usual(consumption), Form.LINES, wanted.get());
    }
  }

  /**
   * A line of the waiter API; {@code id} and {@code product_id} are the same. What else older
   * clients send is passed over.
   *
   * @param price looked at only where it counts
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record ProductBody(
      @Nullable UUID id,
      @Nullable UUID productId,
      @Nullable String name,
      @Nullable Object price,
      @Nullable BigDecimal quantity) {}

  /**
   * What staff order, in either form.
   *
   * @param others members that are not known here; older clients of the waiter API send some
   */
  record OfStaff(
      @Nullable String location,
      @Nullable UUID sessionId,
      @Nullable UUID spotId,
      @Nullable String customerName,
      @Nullable Consumption consumption,
      @Nullable List<@Nullable LineBody> lines,
      @Nullable List<@Nullable ProductBody> products,
      @JsonAnySetter @Nullable Map<String, @Nullable Object> others) {

    Form form() {
      return products == null ? Form.LINES : Form.PRODUCTS;
    }

    Orders.Wish wish() {
      if (form() == Form.LINES && others != null && !others.isEmpty()) {
        throw Json.unknownField("/" + others.keySet().iterator().next());
      }
      var faults = new Faults();
      if (sessionId != null && spotId != null) {
        faults.add("/spot_id", "doubled", "Send a session_id or a spot_id.");
      }
      if (lines != null && products != null) {
        faults.add("/products", "doubled", "Send lines or products.");
      }
      var name = faults.check(this::customer);
      var wanted =
          products == null ? OrderBody.lines(faults, lines) : OrderBody.products(faults, products);
      faults.refuse();
      return new Orders.Wish(
          sessionId, spotId, name.get().orElse(null), usual(consumption), form(), wanted.get());
    }

    /** The waiter API asks for a name, where no table tells whose order it is. */
    private Optional<String> customer() {
      var pointer = "/customer_name";
      return products != null && sessionId == null && spotId == null
          ? Optional.of(Text.line(pointer, customerName, Order.CUSTOMER_CHARS_MAX))
          : Optional.ofNullable(Text.lineOrNull(pointer, customerName, Order.CUSTOMER_CHARS_MAX));
    }
  }

  private static Consumption usual(@Nullable Consumption sent) {
    return sent == null ? Consumption.EAT_IN : sent;
  }

  /** Makes a wanted line of what was sent. */
  @FunctionalInterface
  private interface Reading<B> {
    Wanted wanted(String pointer, B sent);
  }

  private static Supplier<List<Wanted>> lines(
      Faults faults, @Nullable List<@Nullable LineBody> sent) {
    return faults.check(() -> all(Form.LINES, sent, OrderBody::line));
  }

  private static Supplier<List<Wanted>> products(Faults faults, List<@Nullable ProductBody> sent) {
    return faults.check(() -> all(Form.PRODUCTS, sent, OrderBody::product));
  }

  private static <B> List<Wanted> all(
      Form form, @Nullable List<@Nullable B> sent, Reading<B> reading) {
    if (sent == null || sent.isEmpty()) {
      throw Refused.field(form.pointer(), "required", "An order needs at least one line.");
    }
    if (sent.size() > Order.LINES_MAX) {
      throw Refused.field(
          form.pointer(), "too_many", "An order has at most " + Order.LINES_MAX + " lines.");
    }
    var faults = new Faults();
    var wanted = new ArrayList<Supplier<Wanted>>();
    for (int i = 0; i < sent.size(); i++) {
      var pointer = form.line(i);
      var body = sent.get(i);
      wanted.add(faults.check(() -> reading.wanted(pointer, Faults.required(pointer, body))));
    }
    faults.refuse();
    return wanted.stream().map(Supplier::get).toList();
  }

  private static Wanted line(String pointer, LineBody sent) {
    var faults = new Faults();
    var product = faults.check(() -> Faults.required(pointer + "/product_id", sent.productId()));
    var quantity = faults.check(() -> Quantity.parse(pointer + "/quantity", sent.quantity()));
    var note =
        faults.check(
            () ->
                Optional.ofNullable(
                    Text.linesOrNull(pointer + "/note", sent.note(), Order.NOTE_CHARS_MAX)));
    var modifiers = faults.check(() -> modifiers(pointer + "/modifiers", sent.modifiers()));
    if (sent.unitPriceShown() != null && sent.unitPriceShown() < 0) {
      faults.add(pointer + "/unit_price_shown", "out_of_bounds", "A price is 0 or more.");
    }
    faults.refuse();
    return Wanted.of(
        product.get(),
        quantity.get(),
        note.get().orElse(null),
        modifiers.get(),
        sent.unitPriceShown());
  }

  private static List<UUID> modifiers(String pointer, @Nullable List<@Nullable UUID> sent) {
    if (sent == null) {
      return List.of();
    }
    if (sent.size() > Wanted.MODIFIERS_MAX) {
      throw Refused.field(
          pointer, "too_many", "At most " + Wanted.MODIFIERS_MAX + " are possible.");
    }
    var chosen = new LinkedHashSet<UUID>();
    for (int i = 0; i < sent.size(); i++) {
      if (!chosen.add(Faults.required(pointer + "/" + i, sent.get(i)))) {
        throw Refused.field(pointer + "/" + i, "doubled", "This is in the list already.");
      }
    }
    return List.copyOf(chosen);
  }

  private static Wanted product(String pointer, ProductBody sent) {
    var faults = new Faults();
    var id = sent.id() == null ? sent.productId() : sent.id();
    if (id != null && sent.productId() != null && !id.equals(sent.productId())) {
      faults.add(pointer + "/product_id", "doubled", "This is another product than the id says.");
    }
    var name =
        faults.check(
            () -> {
              var at = pointer + "/name";
              return id == null
                  ? Optional.of(Text.line(at, sent.name(), Product.NAME_CHARS_MAX))
                  : Optional.ofNullable(Text.lineOrNull(at, sent.name(), Product.NAME_CHARS_MAX));
            });
    var quantity = faults.check(() -> Quantity.parse(pointer + "/quantity", sent.quantity()));
    faults.refuse();
    var price = sent.price() == null ? null : new SentPrice(sent.price());
    return new Wanted(id, name.get().orElse(null), price, quantity.get(), null, List.of(), null);
  }
}
