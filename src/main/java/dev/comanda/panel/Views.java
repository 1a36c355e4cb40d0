package dev.comanda.panel;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.bill.Payment;
import dev.comanda.db.Tx;
import dev.comanda.delivery.desk.Alert;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.location.PaymentMode;
import dev.comanda.location.Quantity;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import dev.comanda.order.Order;
import dev.comanda.order.SessionOrders;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.LineModifier;
import dev.comanda.preparation.seen.ShownTicket;
import dev.comanda.preparation.seen.TicketParts;
import dev.comanda.session.Session;
import dev.comanda.session.Spot;
import dev.comanda.session.SpotRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The shapes of sessions and orders on the wire. */
final class Views {
  private Views() {}

  /**
   * What a session has beyond the orders that an answer had room for.
   *
   * @param orders how many are left out, without those that are cancelled
   * @param due what these come to, with the tax that is added
   * @param paid what was paid by payments that are left out
   */
  record Left(int orders, Money due, Money paid) {}

  /**
   * A session as staff see it.
   *
   * @param orders the latest ones that there is room for, oldest first
   * @param left null where nothing is left out
   * @param tickets how far these orders are; null on the panel, which tells it once for all
   */
  record StaffSession(
      @JsonUnwrapped Session session,
      String joinUrl,
      Money total,
      int orderCount,
      List<Order> orders,
      List<Payment> payments,
      @Nullable Left left,
      @Nullable List<ShownTicket> tickets) {

    static StaffSession of(
        Session session, SessionOrders orders, List<Payment> payments, String publicUrl) {
      return new StaffSession(
          session,
          Views.joinUrl(publicUrl, session.code()),
          orders.total(),
          orders.count(),
          orders.orders(),
          payments,
          orders.whole() ? null : Views.left(orders, 0),
          null);
    }

    /** The same where only what it came to is of interest. */
    StaffSession summedUp(Map<UUID, SessionOrders> of) {
      long paid = payments.stream().mapToLong(payment -> payment.amount().minor()).sum();
      return orderCount == 0
          ? this
          : new StaffSession(
              session,
              joinUrl,
              total,
              orderCount,
              List.of(),
              List.of(),
              Views.left(Objects.requireNonNull(of.get(session.id())), paid),
              null);
    }

    /** The same session with its orders as somebody may know them. */
    StaffSession with(List<Order> known) {
      return new StaffSession(
          session, joinUrl, total, orderCount, known, payments, left, ticketsOf(known));
    }

    private @Nullable List<ShownTicket> ticketsOf(List<Order> known) {
      var ids = known.stream().map(Order::id).collect(Collectors.toSet());
      return tickets == null
          ? null
          : tickets.stream().filter(each -> ids.contains(each.orderId())).toList();
    }

    /** The same session by itself, with how far its orders are. */
    StaffSession with(Tx tx) throws SQLException {
      var ids = orders.stream().map(Order::id).toList();
      return new StaffSession(
          session,
          joinUrl,
          total,
          orderCount,
          orders,
          payments,
          left,
          ShownTicket.ofOrders(tx, session.locationId(), ids));
    }
  }

  private static Left left(SessionOrders orders, long paid) {
    return new Left(
        orders.leftCount(), orders.leftDue(), new Money(paid, orders.total().currency()));
  }

  /** A session in a list: without its orders. */
  record ListedSession(
      @JsonUnwrapped Session session, String joinUrl, Money total, int orderCount) {
    static ListedSession of(Session session, SessionOrders orders, String publicUrl) {
      return new ListedSession(
          session, Views.joinUrl(publicUrl, session.code()), orders.total(), orders.count());
    }
  }

  /**
   * A session as its guests see it.
   *
   * @param orders the latest ones that there is room for, oldest first
   * @param left null where nothing is left out
   */
  record GuestSession(
      UUID id,
      String name,
      Session.State state,
      Instant openedAt,
      @Nullable Instant closedAt,
      Money total,
      List<GuestOrder> orders,
      List<GuestPayment> payments,
      List<TicketParts.OfGuests> tickets,
      @Nullable Left left) {
    static GuestSession of(
        Session session, SessionOrders orders, List<Payment> payments, List<ShownTicket> tickets) {
      return new GuestSession(
          session.id(),
          session.name(),
          session.state(),
          session.openedAt(),
          session.closedAt(),
          orders.total(),
          orders.orders().stream().map(GuestOrder::of).toList(),
          payments.stream().map(GuestPayment::of).toList(),
          tickets.stream().map(ShownTicket::forGuests).toList(),
          orders.whole() ? null : Views.left(orders, 0));
    }
  }

  /** A payment as the guests of its session see it; negative where one was taken back. */
  record GuestPayment(UUID id, Money amount, Instant paidAt) {
    static GuestPayment of(Payment payment) {
      return new GuestPayment(payment.id(), payment.amount(), payment.paidAt());
    }
  }

  /** An order as the guests of its session see it. */
  record GuestOrder(
      UUID id,
      int number,
      Order.Source source,
      Order.State state,
      Money total,
      Instant placedAt,
      @Nullable String cancelReason,
      int version,
      List<GuestLine> lines) {
    static GuestOrder of(Order order) {
      return new GuestOrder(
          order.id(),
          order.number(),
          order.source(),
          order.state(),
          order.total(),
          order.placedAt(),
          order.cancelReason(),
          order.version(),
          order.lines().stream().map(GuestLine::of).toList());
    }
  }

  /** A line as guests see it. */
  record GuestLine(
      int no,
      UUID productId,
      String name,
      Map<String, String> names,
      Quantity quantity,
      String unit,
      Money unitPrice,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LineModifier> modifiers,
      Money total,
      Rate taxRate,
      TaxMode taxMode,
      @Nullable String note,
      Line.State state,
      @Nullable String voidReason) {
    static GuestLine of(Line line) {
      return new GuestLine(
          line.no(),
          line.productId(),
          line.name(),
          line.names(),
          line.quantity(),
          line.unit(),
          line.unitPrice(),
          line.modifiers(),
          line.total(),
          line.taxRate(),
          line.taxMode(),
          line.note(),
          line.state(),
          line.voidReason());
    }
  }

  /** What stands at the head of a page; read from a location, it is what is known of that. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Place(
      UUID id,
      String slug,
      String name,
      Currency currency,
      ZoneId timeZone,
      List<String> languages,
      PaymentMode payments) {
    static Place of(Location location) {
      return new Place(
          location.id(),
          location.slug(),
          location.name(),
          location.currency(),
          location.timeZone(),
          location.languages(),
          location.payments());
    }
  }

  /**
   * All that the panel shows.
   *
   * @param sessions all that are open, the latest orders in them as far as there is room, and the
   *     last closed ones, without orders
   * @param scans the latest scanned orders, the latest first; null where no scans are taken
   * @param tickets how far these orders are, and all that is held
   * @param alerts what integrations need people for; null for who may not know
   */
  record Panel(
      String position,
      Place location,
      List<StaffSession> sessions,
      List<Spot> spots,
      List<SpotRequest> requests,
      @Nullable List<Order> scans,
      List<ShownTicket> tickets,
      @Nullable List<Alert> alerts) {
    /** The same for who may not know what integrations need people for. */
    Panel withoutAlerts() {
      return new Panel(position, location, sessions, spots, requests, scans, tickets, null);
    }
  }

  /** The address that a session's QR carries. */
  static String joinUrl(String publicUrl, String code) {
    return publicUrl + "/s/" + code;
  }
}
