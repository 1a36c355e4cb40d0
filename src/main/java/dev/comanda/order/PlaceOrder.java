package dev.comanda.order;

import dev.comanda.catalog.ModifiersForOrder;
import dev.comanda.catalog.OrderedModifiers;
import dev.comanda.catalog.OrderedProduct;
import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Consumption;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.location.Quantity;
import dev.comanda.log.Command;
import dev.comanda.log.Entry;
import dev.comanda.log.Idempotency;
import dev.comanda.log.Kind;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Session;
import dev.comanda.session.Sessions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Places an order. Refused with {@code session_closed}, {@code product_unavailable}, or {@code
 * invalid} naming the line.
 *
 * @param placedBy the guest, the member of staff or the phone that scanned
 * @param scan what a scan says beyond its drink; null for others
 * @param kind what places it
 */
record PlaceOrder(
    UUID locationId,
    UUID orderId,
    Order.Source source,
    @Nullable UUID sessionId,
    UUID placedBy,
    @Nullable String customerName,
    Consumption consumption,
    List<Wanted> lines,
    @Nullable Scan scan,
    @Nullable Idempotency idempotency,
    Placing kind)
    implements Command<PlaceOrder.Placed> {

  /**
   * An order as it was placed.
   *
   * @param json the order; written once, for the log and for who placed it
   */
  record Placed(UUID orderId, String json) {}

  /**
   * What a scan says beyond its drink.
   *
   * @param window in which the same drink from the same phone is the same order; zero is never
   */
  record Scan(String size, Duration window) {}

  /**
   * One wanted line.
   *
   * @param modifiers what is chosen with the product, each once
   */
  record Wanted(UUID productId, Quantity quantity, @Nullable String note, List<UUID> modifiers) {
    /** Modifiers of one line. */
    static final int MODIFIERS_MAX = 50;
  }

  /** Places many orders at once, with what the locations and their products are now. */
  record Placing(Locations locations, ProductsForOrder products, ModifiersForOrder modifiers)
      implements Kind<PlaceOrder, Placed> {
    @Override
    public void apply(Tx tx, List<Entry<PlaceOrder, Placed>> entries) throws SQLException {
      var states = Sessions.standings(tx, sessionKeys(entries));
      var current = products.find(tx, productKeys(entries));
      var scans = Scans.ask(tx, entries);
      var places =
          locations
              .current(tx, entries.stream().map(e -> e.command().locationId()).distinct().toList())
              .get();
      var sessions = states.get();
      var ordered = current.get();
      var choices = modifiers.find(tx, ordered.values());
      scans.look(tx);
      var placed = new ArrayList<OrderRows.Stored>();
      for (var entry : entries) {
        if (scans.repeats(entry)) {
          continue;
        }
        try {
          var sessionId = entry.command().session(sessions);
          var location = Objects.requireNonNull(places.get(entry.command().locationId()));
          var stored = entry.command().place(entry, sessionId, location, ordered, choices);
          var order = stored.order();
          placed.add(stored);
          var json = Json.text(order);
          var seq = entry.head().appendJson("order.placed", order.sessionId(), order.id(), json);
          entry.done(new Placed(order.id(), json), seq);
          scans.placed(entry.command(), order, json);
        } catch (Refused e) {
          entry.refuse(e);
        }
      }
      if (!placed.isEmpty()) {
        OrderRows.insert(tx, placed);
        scans.write(tx);
      }
    }

    @Override
    public Placed answered(String eventData) {
      return new Placed(Json.own(eventData, Order.class).id(), eventData);
    }
  }

  private static List<Sessions.Key> sessionKeys(List<Entry<PlaceOrder, Placed>> entries) {
    return entries.stream()
        .map(Entry::command)
        .filter(c -> c.sessionId() != null)
        .map(c -> new Sessions.Key(c.locationId(), Objects.requireNonNull(c.sessionId())))
        .distinct()
        .toList();
  }

  private static List<ProductsForOrder.Key> productKeys(List<Entry<PlaceOrder, Placed>> entries) {
    return entries.stream()
        .map(Entry::command)
        .flatMap(
            c ->
                c.lines().stream()
                    .map(l -> new ProductsForOrder.Key(c.locationId(), l.productId())))
        .distinct()
        .toList();
  }

  /** The session to order in: of a merged one that which took it in. */
  private @Nullable UUID session(Map<Sessions.Key, Sessions.Standing> sessions) {
    if (sessionId == null) {
      return null;
    }
    var standing = sessions.get(new Sessions.Key(locationId, sessionId));
    if (standing == null) {
      throw Refused.field("/session_id", "unknown", "There is no such session here.");
    }
    if (standing.state() == Session.State.CLOSED) {
      throw new Refused(
          Code.SESSION_CLOSED,
          "This session is closed, so the order was not taken. Ask the staff to open a new one.");
    }
    return standing.sessionId();
  }

  /** Everything is checked before a number is taken, so that a refusal leaves no hole. */
  private OrderRows.Stored place(
      Entry<PlaceOrder, Placed> entry,
      @Nullable UUID atSession,
      Location location,
      Map<ProductsForOrder.Key, OrderedProduct> products,
      Map<ModifiersForOrder.Key, OrderedModifiers> choices) {
    var head = entry.head();
    var date = head.laterBusinessDate(location.businessDate(head.now()));
    var ordered = new ArrayList<Line>();
    long total = 0;
    for (int i = 0; i < lines.size(); i++) {
      var found = products.get(new ProductsForOrder.Key(locationId, lines.get(i).productId()));
      var product = orderable(i, head.now(), location, found);
      var wanted = lines.get(i).modifiers();
      var chosen = Choices.of("/lines/" + i + "/modifiers", wanted, product, choices, location);
      var line = line(i, product, chosen, location, date);
      total += line.total().minor();
      ordered.add(line);
    }
    if (total > Order.TOTAL_MINOR_MAX) {
      throw Refused.field("/lines", "total", "The order's total is too large.");
    }
    head.businessDate(date);
    var order =
        new Order(
            orderId,
            locationId,
            date,
            head.nextOrderNumber(),
            scan == null ? List.of() : List.of(head.nextSerial()),
            source,
            atSession,
            placedBy,
            customerName,
            scan == null ? null : scan.size(),
            consumption,
            Order.State.PLACED,
            location.money(total),
            head.now(),
            null,
            null,
            1,
            ordered);
    return new OrderRows.Stored(order, head.now().atZone(location.timeZone()).getHour());
  }

  private OrderedProduct orderable(
      int index, Instant now, Location location, @Nullable OrderedProduct product) {
    if (product == null || product.retired()) {
      throw Refused.field(
          "/lines/" + index + "/product_id", "unknown", "There is no such product here.");
    }
    if (!product.availableAt(now)) {
      throw new Refused(Code.PRODUCT_UNAVAILABLE, name(location, product) + " is sold out.")
          .at("/lines/" + index + "/product_id", "sold_out");
    }
    if (!lines.get(index).quantity().inStepsOf(product.quantityStep())) {
      throw Refused.field(
          "/lines/" + index + "/quantity",
          "quantity_step",
          name(location, product) + " is sold in steps of " + product.quantityStep() + ".");
    }
    return product;
  }

  private static String name(Location location, OrderedProduct product) {
    return location.in(location.languages().getFirst(), product.names());
  }

  private Line line(
      int index,
      OrderedProduct product,
      List<LineModifier> chosen,
      Location location,
      LocalDate date) {
    var wanted = lines.get(index);
    long added = chosen.stream().mapToLong(modifier -> modifier.price().minor()).sum();
    var price = location.money(product.priceMinor() + added);
    return new Line(
        index + 1,
        wanted.productId(),
        name(location, product),
        product.names(),
        wanted.quantity(),
        product.unit(),
        price,
        chosen,
        wanted.quantity().lineTotal(price),
        product.taxClass(),
        location.rate(product.taxClass(), consumption, date),
        location.taxMode(),
        wanted.note(),
        Line.State.ORDERED,
        null);
  }
}
