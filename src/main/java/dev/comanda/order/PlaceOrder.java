package dev.comanda.order;

import dev.comanda.catalog.ModifiersForOrder;
import dev.comanda.catalog.ProductsForOrder;
import dev.comanda.catalog.named.NamesForOrder;
import dev.comanda.db.Asked;
import dev.comanda.db.Tx;
import dev.comanda.json.Json;
import dev.comanda.location.Consumption;
import dev.comanda.location.Location;
import dev.comanda.location.Locations;
import dev.comanda.log.EventType;
import dev.comanda.log.Idempotency;
import dev.comanda.log.writer.Command;
import dev.comanda.log.writer.Entry;
import dev.comanda.log.writer.Kind;
import dev.comanda.order.line.Amounts;
import dev.comanda.order.line.Line;
import dev.comanda.order.scan.RecentScans;
import dev.comanda.problem.Code;
import dev.comanda.problem.Refused;
import dev.comanda.session.Sessions;
import dev.comanda.session.Spots;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Places an order. Refused with {@code session_closed}, {@code product_unavailable}, or {@code
 * invalid} naming the line.
 *
 * @param spotId the spot at whose open session it is placed; null with a session, or without any
 * @param setsPrices whether a price that was sent counts, whatever the location says
 * @param placedBy the guest, the member of staff or the phone that scanned
 * @param scan what a scan says beyond its drink; null for others
 * @param along what one of the listeners is sent with it; null for most
 * @param kind what places it
 */
public record PlaceOrder(
    UUID locationId,
    UUID orderId,
    Order.Source source,
    @Nullable UUID sessionId,
    @Nullable UUID spotId,
    UUID placedBy,
    @Nullable String customerName,
    Consumption consumption,
    Form form,
    List<Wanted> lines,
    boolean setsPrices,
    @Nullable Scan scan,
    @Nullable Idempotency idempotency,
    OrderListener.@Nullable Along along,
    Placing kind)
    implements Command<PlaceOrder.Placed> {

  /**
   * An order as it was placed.
   *
   * @param json the same; written once, for the log and for who placed it
   */
  public record Placed(Order order, String json) {}

  /**
   * What a scan says beyond its drink.
   *
   * @param window in which the same drink from the same phone is the same order; zero is never
   */
  public record Scan(String size, Duration window) {}

  /** Places many orders at once, with what the locations and their products are now. */
  record Placing(
      Locations locations,
      ProductsForOrder products,
      NamesForOrder called,
      ModifiersForOrder modifiers,
      SessionSums sums,
      OrderListeners listeners)
      implements Kind<PlaceOrder, Placed> {
    @Override
    public Kind.Work<PlaceOrder, Placed> ask(Tx tx, List<Entry<PlaceOrder, Placed>> asked) {
      var sessions = Sessions.standings(tx, sessionKeys(asked));
      var spots = spots(tx, asked);
      return (then, entries) -> place(then, entries, new Visits(sessions.get(), spots.get()));
    }

    @Override
    public void apply(Tx tx, List<Entry<PlaceOrder, Placed>> entries) throws SQLException {
      ask(tx, entries).apply(tx, entries);
    }

    private void place(Tx tx, List<Entry<PlaceOrder, Placed>> entries, Visits visits)
        throws SQLException {
      var scans = RecentScans.look(tx, entries);
      var heads = Entry.heads(entries);
      var names = Names.look(tx, called, heads, entries);
      var places = locations.current(tx, heads);
      var ordered = products.find(tx, heads, productKeys(entries, names));
      var stock = new FixedLines.Stock(ordered, modifiers.find(tx, heads, ordered.values()), names);
      var room = sums.of(tx, heads, visits.all());
      var placed = new ArrayList<OrderRows.Stored>();
      var heard = new ArrayList<OrderListener.Fresh>();
      for (var entry : entries) {
        if (scans.repeats(entry)) {
          continue;
        }
        try {
          var visit = visits.of(entry.command());
          var sessionId = visit == null ? null : visit.sessionId();
          var location = Objects.requireNonNull(places.get(entry.command().locationId()));
          var stored = entry.command().place(entry, sessionId, location, stock, room);
          placed.add(stored);
          heard.add(
              new OrderListener.Fresh(
                  stored.order(),
                  entry.head(),
                  visit == null ? null : visit.name(),
                  entry.command().along()));
          done(entry, stored.order(), scans);
        } catch (Refused e) {
          entry.refuse(e);
        }
      }
      if (!placed.isEmpty()) {
        OrderRows.insert(tx, placed);
        scans.write(tx);
        names.write(tx, placed);
        listeners.placed(tx, heard);
        room.keep();
      }
    }

    private static void done(Entry<PlaceOrder, Placed> entry, Order order, RecentScans scans) {
      var json = Json.text(order);
      var seq =
          entry.head().appendJson(EventType.ORDER_PLACED, order.sessionId(), order.id(), json);
      entry.done(new Placed(order, json), seq);
      scans.placed(entry.command(), order, json, seq);
    }

    @Override
    public Placed answered(String eventData) {
      return new Placed(Json.own(eventData, Order.class), eventData);
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

  private static Asked<Map<Spots.Key, Optional<Sessions.Standing>>> spots(
      Tx tx, List<Entry<PlaceOrder, Placed>> entries) {
    var keys =
        entries.stream()
            .map(Entry::command)
            .filter(c -> c.spotId() != null)
            .map(c -> new Spots.Key(c.locationId(), Objects.requireNonNull(c.spotId())))
            .distinct()
            .toList();
    return keys.isEmpty() ? Map::of : Spots.sessions(tx, keys);
  }

  private static List<ProductsForOrder.Key> productKeys(
      List<Entry<PlaceOrder, Placed>> entries, Names names) {
    return entries.stream()
        .map(Entry::command)
        .flatMap(
            c ->
                c.lines().stream()
                    .flatMap(line -> names.products(c.locationId(), line).stream())
                    .map(id -> new ProductsForOrder.Key(c.locationId(), id)))
        .distinct()
        .toList();
  }

  /** Everything is checked before a number is taken, so that a refusal leaves no hole. */
  private OrderRows.Stored place(
      Entry<PlaceOrder, Placed> entry,
      @Nullable UUID atSession,
      Location location,
      FixedLines.Stock stock,
      SessionSums.Batch room) {
    var head = entry.head();
    var date = head.laterBusinessDate(location.businessDate(head.now()));
    var ordered = new FixedLines(this, location, head.now(), date, stock).all();
    long total = fitting(ordered, location);
    if (atSession != null) {
      boolean ofGuest = source == Order.Source.GUEST;
      room.add(
          new SessionSums.Wanted(atSession, ofGuest, total, Order.bytes(ordered)), location, form);
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

  /** The total of an order that is neither too large nor, from a guest, implausible. */
  private long fitting(List<Line> ordered, Location location) {
    long total = ordered.stream().mapToLong(line -> line.total().minor()).sum();
    if (total > Order.TOTAL_MINOR_MAX) {
      throw Refused.field(form.pointer(), "total", "The order's total is too large.");
    }
    if (Order.bytes(ordered) > Order.BYTES_MAX) {
      throw new Refused(Code.TOO_LARGE, "This order is too long. Order in two parts.")
          .at(form.pointer(), "too_large");
    }
    var most = location.guestBounds().order();
    if (source == Order.Source.GUEST && total > most.minor()) {
      throw Refused.field(
          form.pointer(),
          "order_total",
          "Guests may order for "
              + Amounts.words(most)
              + " at once. Please ask the staff for more.");
    }
    return total;
  }
}
