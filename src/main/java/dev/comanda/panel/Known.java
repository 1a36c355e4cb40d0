package dev.comanda.panel;

import dev.comanda.log.Audience;
import dev.comanda.order.Order;
import dev.comanda.panel.PartViews.Kitchen;
import dev.comanda.panel.PartViews.KitchenOrder;
import dev.comanda.panel.PartViews.KnownSession;
import dev.comanda.panel.PartViews.KnownSpot;
import dev.comanda.panel.Views.Panel;
import dev.comanda.panel.Views.StaffSession;
import java.util.List;

/**
 * What a screen begins with, as an audience among the staff may know it; events go the same way.
 */
public final class Known {
  private Known() {}

  /** The panel; cooks get what is to be made. */
  static Object panel(Panel panel, Audience audience) {
    return switch (audience.kind()) {
      case WAITER ->
          new Panel(
              panel.position(),
              panel.location(),
              panel.sessions().stream().map(each -> ofWaiter(each, audience)).toList(),
              panel.spots(),
              panel.requests(),
              panel.scans() == null ? null : orders(panel.scans(), audience));
      case KITCHEN ->
          new Kitchen(
              panel.position(),
              panel.location(),
              panel.sessions().stream().map(Known::ofKitchen).toList(),
              panel.spots().stream().map(KnownSpot::of).toList(),
              panel.scans() == null ? null : made(panel.scans()));
      default -> panel;
    };
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
