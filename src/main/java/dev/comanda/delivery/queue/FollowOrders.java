package dev.comanda.delivery.queue;

import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Act;
import dev.comanda.delivery.course.Aim;
import dev.comanda.delivery.course.Rules;
import dev.comanda.log.Head;
import dev.comanda.order.Order;
import dev.comanda.order.OrderListener.Written;
import dev.comanda.order.line.Line;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries follow their orders and integrations: lines that are voided, documents and numbers
 * that are known at last, an integration that is over.
 */
public final class FollowOrders {
  private FollowOrders() {}

  /** Of a line of an order, by one integration. */
  public record Of(UUID orderId, int lineNo, UUID integrationId) {
    private static Of of(Delivery delivery) {
      return new Of(delivery.orderId(), delivery.lineNo(), delivery.integrationId());
    }
  }

  /** Which lines of some orders have deliveries. */
  public static Set<Of> known(Tx tx, List<Order> orders) throws SQLException {
    return DeliveryRows.ofOrders(tx, keys(orders)).stream().map(Of::of).collect(Collectors.toSet());
  }

  private static List<Delivery.Key> keys(List<Order> orders) {
    return orders.stream().map(order -> new Delivery.Key(order.locationId(), order.id())).toList();
  }

  /**
   * Lines of orders are no longer wanted, or less of them. What cannot be changed any more is taken
   * back where the ERP can do that, or shows what its order wants until a person has resolved it.
   */
  public static void voided(Tx tx, List<Written> orders, Map<UUID, Rules> rules)
      throws SQLException {
    var byOrder = new HashMap<UUID, Written>();
    orders.forEach(each -> byOrder.put(each.order().id(), each));
    var all = DeliveryRows.ofOrders(tx, keys(orders.stream().map(Written::order).toList()));
    var takenBack =
        all.stream()
            .filter(each -> each.aim() == Aim.TAKE_BACK)
            .map(Of::of)
            .collect(Collectors.toSet());
    var wishes = new ArrayList<Acting.Wish>();
    for (var delivery : all) {
      var by = rules.get(delivery.integrationId());
      var written = Objects.requireNonNull(byOrder.get(delivery.orderId()));
      // Only of what was changed now: what else is void, a person may have resolved.
      boolean changed = written.lines().contains(delivery.lineNo());
      // Where its integration is gone, nothing books it any more.
      if (by != null
          && changed
          && delivery.aim() == Aim.BOOK
          && !takenBack.contains(Of.of(delivery))) {
        wish(delivery, written, by).ifPresent(wishes::add);
      }
    }
    var _ = Acting.all(tx, wishes);
  }

  private static Optional<Acting.Wish> wish(Delivery delivery, Written written, Rules by) {
    var line = written.order().lines().get(delivery.lineNo() - 1);
    if (line.state() == Line.State.VOIDED) {
      return delivery.standing().voidWanted()
          ? Optional.empty()
          : Optional.of(Acting.Wish.of(delivery, new Act.VoidLine(), by, written.head()));
    }
    var asked = delivery.wanted() == null ? delivery.what().quantity() : delivery.wanted();
    return line.quantity().equals(asked)
        ? Optional.empty()
        : Optional.of(Acting.Wish.of(delivery, line.quantity(), by, written.head()));
  }

  /** It is known at last on which document the lines of some orders are booked. */
  public static void documented(
      Tx tx, Head head, List<Order> orders, String document, Map<UUID, Rules> rules)
      throws SQLException {
    var fresh = new ArrayList<Delivery>();
    for (var delivery : DeliveryRows.ofOrders(tx, keys(orders))) {
      var by = rules.get(delivery.integrationId());
      if (by != null && delivery.what().document() == null && waits(delivery)) {
        fresh.add(supply(delivery, delivery.what().on(document), by, head));
      }
    }
    write(tx, fresh);
  }

  /**
   * What was missing of an integration's lines may be known by now: numbers of products, and the
   * document where it is always the same. At most {@link ActOn#AT_ONCE_MAX} are supplied with it.
   *
   * @param document null where it is not always the same
   * @return whether more may be left
   */
  public static boolean supplied(
      Tx tx, Head head, UUID integrationId, @Nullable String document, Rules rules)
      throws SQLException {
    int most = ActOn.AT_ONCE_MAX;
    var found =
        DeliveryRows.completable(tx, head.locationId(), integrationId, document != null, most);
    var fresh = new ArrayList<Delivery>();
    for (var each : found) {
      var what = each.delivery().what();
      var whole = what.but(what.document() == null ? document : null, each.number(), null);
      fresh.add(supply(each.delivery(), whole, rules, head));
    }
    write(tx, fresh);
    return fresh.size() == most;
  }

  /**
   * An integration is retired: what waits of it says so and waits for a person, and who signs in
   * for single lines of it is forgotten.
   */
  public static void retired(Tx tx, Head head, UUID integrationId, Rules rules)
      throws SQLException {
    int most = ActOn.AT_ONCE_MAX;
    var last = new UUID(0, 0);
    List<Delivery> some;
    do {
      some = DeliveryRows.notOver(tx, head.locationId(), integrationId, last, most);
      var _ =
          Acting.all(
              tx,
              some.stream()
                  .map(each -> Acting.Wish.of(each, new Act.Remove(), rules, head))
                  .toList());
      last = some.isEmpty() ? last : some.getLast().id();
    } while (some.size() == most);
    DeliveryRows.forgetLogins(tx, head.locationId(), integrationId);
  }

  /** Whether it may still be booked once it is complete. */
  private static boolean waits(Delivery delivery) {
    return switch (delivery.standing().state()) {
      case HELD, CLEARED -> true;
      case PLACED, CREATED, ERROR, UNKNOWN, SKIPPED, CANCELLED -> false;
    };
  }

  private static Delivery supply(Delivery held, Delivery.What what, Rules rules, Head head) {
    var standing = held.standing().supplied(what.item(), rules, head.databaseNow());
    var supplied = held.with(what, standing, head.now());
    DeliveryChanges.tell(held, supplied, head);
    return supplied;
  }

  private static void write(Tx tx, List<Delivery> fresh) throws SQLException {
    if (!fresh.isEmpty()) {
      DeliveryRows.update(tx, fresh);
      LaneRows.settle(
          tx, fresh.stream().map(Delivery::lane).filter(Objects::nonNull).distinct().toList());
    }
  }
}
