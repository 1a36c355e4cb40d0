package dev.comanda.preparation.served;

import dev.comanda.db.Tx;
import dev.comanda.log.Head;
import dev.comanda.order.IdAt;
import dev.comanda.order.Order;
import dev.comanda.order.OrderListener;
import dev.comanda.order.Orders;
import dev.comanda.order.line.Line;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.TicketRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells of lines that were served: where all their tickets are that are still wanted, or at once
 * where nobody has to make them. Thread-safe.
 *
 * @param listener is told
 */
public record ServedLines(OrderListener listener) {
  /** Some of these tickets were changed, and are written. */
  public void changed(Tx tx, Map<UUID, Head> heads, Collection<Ticket> changed)
      throws SQLException {
    var keys =
        changed.stream()
            .filter(ticket -> ticket.progress().state() == Ticket.State.SERVED)
            .map(ticket -> new TicketRows.Key(ticket.locationId(), ticket.orderId()))
            .distinct()
            .toList();
    if (keys.isEmpty()) {
      return;
    }
    var byOrder =
        TicketRows.ofOrders(tx, keys).stream().collect(Collectors.groupingBy(Ticket::orderId));
    var ids = keys.stream().map(key -> new IdAt(key.locationId(), key.ticketId())).toList();
    var served = new ArrayList<OrderListener.Served>();
    for (var order : Orders.byIds(tx, ids)) {
      var lines = served(Objects.requireNonNull(byOrder.get(order.id())));
      if (!lines.isEmpty()) {
        var head = Objects.requireNonNull(heads.get(order.locationId()));
        served.add(new OrderListener.Served(order, lines, head));
      }
    }
    listener.served(tx, served);
  }

  /**
   * Lines of orders were voided in part: what had still to be served of them may be no more.
   *
   * @param tickets all of these orders, as they are by now
   */
  public void voided(Tx tx, List<OrderListener.Written> orders, Collection<Ticket> tickets)
      throws SQLException {
    var byOrder = tickets.stream().collect(Collectors.groupingBy(Ticket::orderId));
    var served = new ArrayList<OrderListener.Served>();
    for (var each : orders) {
      var lines = served(byOrder.getOrDefault(each.order().id(), List.of()));
      lines.retainAll(each.lines());
      if (!lines.isEmpty()) {
        served.add(new OrderListener.Served(each.order(), lines, each.head()));
      }
    }
    if (!served.isEmpty()) {
      listener.served(tx, served);
    }
  }

  private static Set<Integer> served(List<Ticket> tickets) {
    var served = new HashSet<Integer>();
    var open = new HashSet<Integer>();
    for (var ticket : tickets) {
      if (ticket.wanted()) {
        var lines = ticket.progress().state() == Ticket.State.SERVED ? served : open;
        ticket.card().lines().forEach(line -> lines.add(line.no()));
      }
    }
    served.removeAll(open);
    return served;
  }

  /** Orders were placed, of which these tickets are made. */
  public void placed(Tx tx, List<OrderListener.Fresh> orders, Collection<Ticket> made)
      throws SQLException {
    var byOrder = made.stream().collect(Collectors.groupingBy(Ticket::orderId));
    var served = new ArrayList<OrderListener.Served>();
    for (var each : orders) {
      var lines = unmade(each.order(), byOrder.getOrDefault(each.order().id(), List.of()));
      if (!lines.isEmpty()) {
        served.add(new OrderListener.Served(each.order(), lines, each.head()));
      }
    }
    if (!served.isEmpty()) {
      listener.served(tx, served);
    }
  }

  private static Set<Integer> unmade(Order order, List<Ticket> tickets) {
    var lines = order.lines().stream().map(Line::no).collect(Collectors.toSet());
    tickets.forEach(ticket -> ticket.card().lines().forEach(line -> lines.remove(line.no())));
    return lines;
  }
}
