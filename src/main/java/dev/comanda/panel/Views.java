package dev.comanda.panel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.comanda.location.Location;
import dev.comanda.location.Money;
import dev.comanda.location.PaymentMode;
import dev.comanda.location.Quantity;
import dev.comanda.location.Rate;
import dev.comanda.location.TaxMode;
import dev.comanda.order.Line;
import dev.comanda.order.LineModifier;
import dev.comanda.order.Order;
import dev.comanda.order.Payment;
import dev.comanda.session.Session;
import dev.comanda.session.Spot;
import dev.comanda.session.SpotRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes of sessions and orders on the wire. */
final class Views {
  private Views() {}

  /** A session as staff see it. */
  record StaffSession(
      @JsonUnwrapped Session session,
      String joinUrl,
      Money total,
      int orderCount,
      List<Order> orders,
      List<Payment> payments) {

    static StaffSession of(
        Session session,
        List<Order> orders,
        List<Payment> payments,
        Location location,
        String publicUrl) {
      return new StaffSession(
          session,
          Views.joinUrl(publicUrl, session.code()),
          Views.total(orders, location),
          orders.size(),
          orders,
          payments);
    }
  }

  /** A session in a list: without its orders. */
  record ListedSession(
      @JsonUnwrapped Session session, String joinUrl, Money total, int orderCount) {
    static ListedSession of(StaffSession session) {
      return new ListedSession(
          session.session(), session.joinUrl(), session.total(), session.orderCount());
    }
  }

  /** A session as its guests see it. */
  record GuestSession(
      UUID id,
      String name,
      Session.State state,
      Instant openedAt,
      @Nullable Instant closedAt,
      Money total,
      List<GuestOrder> orders,
      List<GuestPayment> payments) {
    static GuestSession of(
        Session session, List<Order> orders, List<Payment> payments, Location location) {
      return new GuestSession(
          session.id(),
          session.name(),
          session.state(),
          session.openedAt(),
          session.closedAt(),
          Views.total(orders, location),
          orders.stream().map(GuestOrder::of).toList(),
          payments.stream().map(GuestPayment::of).toList());
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
      Line.State state) {
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
          line.state());
    }
  }

  /** What stands at the head of a page. */
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
   * @param scans the latest scanned orders, the latest first; null where no scans are taken
   */
  record Panel(
      String position,
      Place location,
      List<StaffSession> sessions,
      List<Spot> spots,
      List<SpotRequest> requests,
      @Nullable List<Order> scans) {}

  /** The address that a session's QR carries. */
  static String joinUrl(String publicUrl, String code) {
    return publicUrl + "/s/" + code;
  }

  static Money total(List<Order> orders, Location location) {
    return location.money(orders.stream().mapToLong(order -> order.total().minor()).sum());
  }
}
