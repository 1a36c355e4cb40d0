package dev.comanda.log;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that can happen at a location: the closed list of what its log tells, by name, and of who may
 * know how much of it. That holds for every way out: pages of the log, sockets and what they begin
 * with.
 */
public enum EventType {
  /** A session was opened; its data is the session, as with the other events of sessions. */
  SESSION_OPENED("session.opened", Shares.SESSION),
  /** Its first guest joined. */
  SESSION_VERIFIED("session.verified", Shares.VISIT),
  /** Another guest joined. */
  SESSION_JOINED("session.joined", Shares.SESSION),
  /** It goes on at another spot. */
  SESSION_MOVED("session.moved", Shares.VISIT),
  /** It was closed, because another one took it in. */
  SESSION_MERGED("session.merged", Shares.VISIT),
  /** It took another one in. */
  SESSION_ENLARGED("session.enlarged", Shares.SESSION),
  /** What it is booked on was changed. */
  SESSION_CHANGED("session.changed", Shares.SESSION),
  SESSION_CLOSED("session.closed", Shares.VISIT),
  /** An order was placed; its data is the order, as with the other events of orders. */
  ORDER_PLACED("order.placed", Shares.ORDER),
  ORDER_CANCELLED("order.cancelled", Shares.ORDER),
  /** One of its lines was voided. */
  LINE_VOIDED("line.voided", Shares.ORDER),
  /** Something was paid; its data is the payment, as with the other events of payments. */
  PAYMENT_MADE("payment.made", Shares.PAYMENT),
  /** A payment was undone; its data is the one that undoes it. */
  PAYMENT_TAKEN_BACK("payment.taken_back", Shares.PAYMENT),
  /** The receipt of a payment was issued. */
  RECEIPT_ISSUED("receipt.issued", Shares.RECEIPT),
  /** A product is new, another now, or retired. */
  PRODUCT_CHANGED("product.changed", Shares.CATALOG),
  /** A category is new, another now, or gone. */
  CATEGORY_CHANGED("category.changed", Shares.CATALOG),
  /** A group of modifiers is new, another now, or gone. */
  MODIFIERS_CHANGED("modifiers.changed", Shares.CATALOG),
  /** A spot is new, another now, or gone. */
  SPOT_CHANGED("spot.changed", Shares.SPOT),
  /** A phone asked at a spot to be let in; its data is the request, as with their other events. */
  REQUEST_MADE("request.made", Shares.REQUEST),
  REQUEST_ACCEPTED("request.accepted", Shares.REQUEST),
  REQUEST_REFUSED("request.refused", Shares.REQUEST),
  REQUEST_EXPIRED("request.expired", Shares.REQUEST),
  /** A station is new, another now, or gone. */
  STATION_CHANGED("station.changed", Shares.STATION),
  /** A ticket waits for a worker; its data is the ticket, as with the other events of tickets. */
  TICKET_QUEUED("ticket.queued", Shares.TICKET),
  /** Somebody has it in hand. */
  TICKET_FIRED("ticket.fired", Shares.TICKET),
  TICKET_READY("ticket.ready", Shares.TICKET),
  TICKET_SERVED("ticket.served", Shares.TICKET),
  /** It goes no further by itself. */
  TICKET_HELD("ticket.held", Shares.TICKET),
  TICKET_CANCELLED("ticket.cancelled", Shares.TICKET),
  /** It is as far as before, and something else of it is another now. */
  TICKET_CHANGED("ticket.changed", Shares.TICKET),
  /** An integration is new, another now, or gone, or products have other numbers in its ERP. */
  INTEGRATION_CHANGED("integration.changed", Shares.INTEGRATION),
  /** A line is to be booked in an ERP; its data is the delivery, as with their other events. */
  DELIVERY_PLACED("delivery.placed", Shares.INTEGRATION),
  /** Something is missing without which it cannot be booked. */
  DELIVERY_HELD("delivery.held", Shares.INTEGRATION),
  /** It was seen in the ERP. */
  DELIVERY_CREATED("delivery.created", Shares.INTEGRATION),
  /** It waits for a person. */
  DELIVERY_ERROR("delivery.error", Shares.INTEGRATION),
  /** It may have been booked; nobody knows. */
  DELIVERY_UNKNOWN("delivery.unknown", Shares.INTEGRATION),
  DELIVERY_CLEARED("delivery.cleared", Shares.INTEGRATION),
  DELIVERY_SKIPPED("delivery.skipped", Shares.INTEGRATION),
  DELIVERY_CANCELLED("delivery.cancelled", Shares.INTEGRATION),
  /** It is as far as before, and something else of it is another now. */
  DELIVERY_CHANGED("delivery.changed", Shares.INTEGRATION),
  /** An integration needs people; its data is the alert. */
  INTEGRATION_ALERT("integration.alert", Shares.INTEGRATION),
  /** What they were told of is over; its data is the alert. */
  INTEGRATION_RECOVERED("integration.recovered", Shares.INTEGRATION),
  /** The location itself is another now. */
  LOCATION_CHANGED("location.changed", Shares.LOCATION),
  /** What a newer version of the program has written; nobody is told of it. */
  UNKNOWN("unknown", Shares.NOBODY);

  private static final Map<String, EventType> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::wire, Function.identity()));

  private final String wire;
  private final Shares shares;

  EventType(String wire, Shares shares) {
    this.wire = wire;
    this.shares = shares;
  }

  /** Its name in the log and on the wire. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** How much an audience may know; of waiters, of what is not another's. */
  public Share share(Audience.Kind kind) {
    return shares.of(kind);
  }

  /** How much a waiter may know of what is another waiter's, at a table or without one. */
  public Share ofAnother(boolean atTable) {
    return shares.ofAnother(atTable);
  }

  /** Whether it tells of a ticket; orders, and what they come to, stay as they are then. */
  public boolean ofTicket() {
    return shares == Shares.TICKET;
  }

  /** The type with a name; {@link #UNKNOWN} where this version has none. */
  public static EventType of(String wire) {
    return BY_WIRE.getOrDefault(wire, UNKNOWN);
  }
}
