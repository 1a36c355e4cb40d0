package dev.comanda.delivery.queue;

import dev.comanda.db.Ids;
import dev.comanda.db.Tx;
import dev.comanda.delivery.course.Aim;
import dev.comanda.delivery.course.Standing;
import dev.comanda.log.Head;
import dev.comanda.order.Order;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deliveries of a batch of orders, written at once with the lanes that they stand in. */
public final class NewDeliveries {
  private final List<Delivery> all = new ArrayList<>();

  /** One of a line of an order, whose mark is its own id. */
  public static Delivery of(
      Order order,
      Head head,
      int lineNo,
      UUID integrationId,
      String markPrefix,
      Delivery.What what) {
    var id = Ids.next();
    var mark = markPrefix + id.toString().replace("-", "");
    return fresh(order, head, id, lineNo, integrationId, what, mark, null, null, null);
  }

  /** One that was sent to its integration. */
  public static Delivery sent(
      Order order,
      Head head,
      UUID id,
      UUID integrationId,
      Delivery.What what,
      String mark,
      String uniqueId,
      byte[] sentHash,
      byte @Nullable [] login) {
    return fresh(order, head, id, 1, integrationId, what, mark, uniqueId, sentHash, login);
  }

  private static Delivery fresh(
      Order order,
      Head head,
      UUID id,
      int lineNo,
      UUID integrationId,
      Delivery.What what,
      String mark,
      @Nullable String uniqueId,
      byte @Nullable [] sentHash,
      byte @Nullable [] login) {
    return new Delivery(
        id,
        order.locationId(),
        integrationId,
        0,
        order.id(),
        lineNo,
        Aim.BOOK,
        what,
        mark,
        uniqueId,
        sentHash,
        login,
        Standing.of(what.item(), head.databaseNow()),
        null,
        order.placedAt(),
        order.placedAt(),
        1);
  }

  /** One that takes back what another has booked. */
  static Delivery takingBack(Delivery booked, Head head) {
    return new Delivery(
        Ids.next(),
        booked.locationId(),
        booked.integrationId(),
        0,
        booked.orderId(),
        booked.lineNo(),
        Aim.TAKE_BACK,
        booked.what(),
        booked.mark(),
        null,
        null,
        null,
        Standing.of(booked.what().item(), head.databaseNow()),
        null,
        head.now(),
        head.now(),
        1);
  }

  /** Adds one, and tells of it. */
  public void add(Delivery delivery, Head head) {
    all.add(told(delivery, head));
  }

  /** One that was told of, by which it has its place. */
  static Delivery told(Delivery delivery, Head head) {
    return delivery.at(
        head.append(
            DeliveryChanges.type(delivery.standing().state()),
            null,
            delivery.orderId(),
            Shown.of(delivery)));
  }

  /** Writes them; what stands first in its lane is due. */
  public void write(Tx tx) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    DeliveryRows.insert(tx, all);
    var lanes = all.stream().flatMap(each -> Stream.ofNullable(each.lane())).distinct().toList();
    if (!lanes.isEmpty()) {
      LaneRows.settle(tx, lanes);
    }
  }
}
