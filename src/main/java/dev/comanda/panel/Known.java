package dev.comanda.panel;

import dev.comanda.log.Audience;
import dev.comanda.log.EventType;
import dev.comanda.log.Share;
import dev.comanda.order.Order;
import dev.comanda.panel.PartViews.Kitchen;
import dev.comanda.panel.PartViews.KitchenOrder;
import dev.comanda.panel.PartViews.KnownSession;
import dev.comanda.panel.PartViews.KnownSpot;
import dev.comanda.panel.Views.Panel;
import dev.comanda.panel.Views.StaffSession;
import dev.comanda.preparation.seen.ShownTicket;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a screen begins with, as an audience among the staff may know it; events go the same way.
 */
public final class Known {
  private Known() {}

  /** The panel; cooks get what is to be made. */
  static Object panel(Panel panel, Audience audience) {
    return switch (audience.kind()) {
      case WAITER -> ofWaiter(panel, audience);
      case KITCHEN ->
          new Kitchen(
              panel.position(),
              panel.location(),
              panel.sessions().stream().map(Known::ofKitchen).toList(),
              panel.spots().stream().map(KnownSpot::of).toList(),
              panel.scans() == null ? null : made(panel.scans()),
              panel.tickets());
      default ->
          EventType.INTEGRATION_ALERT.share(audience.kind()) == Share.NOTHING
              ? panel.withoutAlerts()
              : panel;
    };
  }

  /** Tickets are told of with their orders. */
  private static Panel ofWaiter(Panel panel, Audience audience) {
    var sessions = panel.sessions().stream().map(each -> ofWaiter(each, audience)).toList();
    var scans = panel.scans() == null ? null : orders(panel.scans(), audience);
    var known = orders(sessions, scans);
    return new Panel(
        panel.position(),
        panel.location(),
        sessions,
        panel.spots(),
        panel.requests(),
        scans,
        panel.tickets().stream().filter(each -> isKnown(each, known, audience)).toList(),
        null);
  }

  /** Of an order that is shown, or held and no other waiter's alone: somebody has to see it. */
  private static boolean isKnown(ShownTicket ticket, Set<UUID> orders, Audience audience) {
    boolean others = ticket.alone() != null && !ticket.alone().equals(audience.waiter());
    return orders.contains(ticket.orderId()) || (ticket.held() != null && !others);
  }

  /** The orders that a panel shows. */
  static Set<UUID> orders(List<StaffSession> sessions, @Nullable List<Order> scans) {
    return Stream.concat(
            sessions.stream().flatMap(each -> each.orders().stream()),
            Stream.ofNullable(scans).flatMap(List::stream))
        .map(Order::id)
        .collect(Collectors.toSet());
  }

  /** A session with its orders. */
  static Object session(StaffSession session, Audience audience) {
    return switch (audience.kind()) {
      case WAITER -> ofWaiter(session, audience);
      case KITCHEN -> ofKitchen(session);
      default -> session;
    };
  }

  private static StaffSession ofWaiter(StaffSession session, Audience audience) {
    return session.with(orders(session.orders(), audience));
  }

  private static KnownSession ofKitchen(StaffSession session) {
    return KnownSession.of(session.session(), made(session.orders()));
  }

  private static List<KitchenOrder> made(List<Order> orders) {
    return orders.stream().map(KitchenOrder::of).toList();
  }

  /** Orders as an audience may know them. */
  static List<Order> orders(List<Order> orders, Audience audience) {
    return orders.stream().flatMap(each -> EventParts.order(each, audience).stream()).toList();
  }
}
