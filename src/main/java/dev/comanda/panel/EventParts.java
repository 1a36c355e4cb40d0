package dev.comanda.panel;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.bill.Payment;
import dev.comanda.db.Asked;
import dev.comanda.json.Json;
import dev.comanda.live.EventView;
import dev.comanda.log.Audience;
import dev.comanda.log.Event;
import dev.comanda.log.EventType;
import dev.comanda.log.Share;
import dev.comanda.order.Order;
import dev.comanda.preparation.seen.TicketParts;
import dev.comanda.session.Session;
import dev.comanda.session.Spot;
import dev.comanda.session.SpotRequest;
import java.util.Optional;
import java.util.UUID;

/** What of an event's data those see whom {@link EventType} lets know a part of it, or none. */
public final class EventParts implements EventView {
  private record SessionChange(UUID id, String name, Session.State state) {}

  @Override
  public Optional<String> forGuests(Event event) {
    return switch (event.type().share(Audience.Kind.GUESTS)) {
      case WHOLE -> Optional.of(event.data());
      case PART -> guestPart(event).map(Json::text);
      case NOTHING -> Optional.empty();
    };
  }

  /** What is of no session is for all guests, or for none. */
  private static Optional<Object> guestPart(Event event) {
    return switch (event.type()) {
      case SESSION_VERIFIED, SESSION_CLOSED, SESSION_MOVED, SESSION_MERGED -> {
        var session = Json.own(event.data(), Session.class);
        yield Optional.of(new SessionChange(session.id(), session.name(), session.state()));
      }
      case ORDER_PLACED, ORDER_CANCELLED, LINE_VOIDED ->
          event.sessionId() == null
              ? Optional.empty()
              : Optional.of(Views.GuestOrder.of(Json.own(event.data(), Order.class)));
      case PAYMENT_MADE, PAYMENT_TAKEN_BACK ->
          event.sessionId() == null
              ? Optional.empty()
              : Optional.of(Views.GuestPayment.of(Json.own(event.data(), Payment.class)));
      case LOCATION_CHANGED -> Optional.of(Json.own(event.data(), Views.Place.class));
      default ->
          event.type().ofTicket() && event.sessionId() != null
              ? Optional.of(TicketParts.forGuests(event.data()))
              : Optional.empty();
    };
  }

  @Override
  public String part(Event event, Audience.Kind kind) {
    return Json.text(
        switch (event.type()) {
          case SESSION_OPENED,
              SESSION_VERIFIED,
              SESSION_JOINED,
              SESSION_MOVED,
              SESSION_MERGED,
              SESSION_ENLARGED,
              SESSION_CHANGED,
              SESSION_CLOSED ->
              PartViews.KnownSession.of(Json.own(event.data(), Session.class), null);
          case ORDER_PLACED, ORDER_CANCELLED, LINE_VOIDED ->
              order(Json.own(event.data(), Order.class), kind);
          case SPOT_CHANGED -> PartViews.KnownSpot.of(Json.own(event.data(), Spot.class));
          case LOCATION_CHANGED -> Json.own(event.data(), Views.Place.class);
          default -> {
            if (!event.type().ofTicket()) {
              throw new IllegalStateException(event.type() + " has no part for " + kind);
            }
            yield kind == Audience.Kind.KITCHEN
                ? TicketParts.forKitchen(event.data())
                : TicketParts.withoutWords(event.data());
          }
        });
  }

  private static Object order(Order order, Audience.Kind kind) {
    return kind == Audience.Kind.KITCHEN ? PartViews.KitchenOrder.of(order) : order.withoutWords();
  }

  /** Waiters' own are the orders that they placed, and payments of those that have no session. */
  @Override
  public Optional<UUID> waiter(Event event) {
    return switch (event.type()) {
      case ORDER_PLACED, ORDER_CANCELLED, LINE_VOIDED ->
          waiter(Json.own(event.data(), Order.class));
      case PAYMENT_MADE, PAYMENT_TAKEN_BACK, RECEIPT_ISSUED ->
          event.sessionId() == null
              ? Optional.of(Json.own(event.data(), Payment.class).paidBy())
              : Optional.empty();
      default ->
          event.type().ofTicket()
              ? Optional.ofNullable(TicketParts.waiter(event.data()))
              : Optional.empty();
    };
  }

  @Override
  public Optional<AtStations> atStations(Event event) {
    return switch (event.type()) {
      case PRODUCT_CHANGED ->
          Optional.of(new AtStations(null, Json.text(TicketParts.product(event.data()))));
      case STATION_CHANGED, LOCATION_CHANGED -> Optional.of(new AtStations(null, event.data()));
      default ->
          event.type().ofTicket()
              ? Optional.of(atStations(TicketParts.forKitchen(event.data())))
              : Optional.empty();
    };
  }

  private static AtStations atStations(JsonNode ticket) {
    return new AtStations(TicketParts.stations(ticket), Json.text(ticket));
  }

  @Override
  public Optional<String> onBoard(Event event) {
    return event.type().ofTicket()
        ? Optional.of(Json.text(TicketParts.forBoard(event.data())))
        : Optional.empty();
  }

  private static Optional<UUID> waiter(Order order) {
    return order.source() == Order.Source.WAITER ? Optional.of(order.placedBy()) : Optional.empty();
  }

  /** An order of a snapshot as an audience among the staff may know it. */
  static Optional<Order> order(Order order, Audience audience) {
    boolean anothers =
        audience.waiter() != null
            && waiter(order).filter(id -> !id.equals(audience.waiter())).isPresent();
    var share =
        anothers
            ? EventType.ORDER_PLACED.ofAnother(order.sessionId() != null)
            : EventType.ORDER_PLACED.share(audience.kind());
    return share == Share.NOTHING
        ? Optional.empty()
        : Optional.of(share == Share.PART ? order.withoutWords() : order);
  }

  @Override
  public Optional<Asked> asked(Event event) {
    if (event.type().share(Audience.Kind.ASKER) == Share.NOTHING) {
      return Optional.empty();
    }
    var request = Json.own(event.data(), SpotRequest.class);
    return Optional.of(new Asked(request.id(), Json.text(SpotViews.AskedView.of(request))));
  }
}
