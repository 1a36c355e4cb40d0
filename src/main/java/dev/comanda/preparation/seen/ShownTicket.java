package dev.comanda.preparation.seen;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.comanda.db.Tx;
import dev.comanda.location.Quantity;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.ready.Promise;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a ticket is, for who shows its order beside it.
 *
 * @param part which of its order's tickets it is
 * @param fireAt when it is to be begun
 * @param promise when it should be ready; null where nobody knows who makes it
 * @param orderNumber null where its order tells
 * @param place the name of its session; null where its order tells
 * @param lines which lines of the order it is for; what they are is told where it is held
 * @param alone whose alone a held one is, being of no table: the waiter's who took it; else null
 */
public record ShownTicket(
    UUID id,
    UUID orderId,
    int part,
    @Nullable UUID stationId,
    @Nullable Integer serial,
    Ticket.State state,
    Ticket.@Nullable Held held,
    Instant placedAt,
    Instant fireAt,
    @Nullable Promise promise,
    @Nullable Integer orderNumber,
    @Nullable String place,
    int version,
    List<OfLine> lines,
    @JsonIgnore @Nullable UUID alone) {

  /** Copies the lines. */
  public ShownTicket {
    lines = List.copyOf(lines);
  }

  /**
   * Which line of an order.
   *
   * @param name null where the order tells
   * @param quantity null where the order tells
   * @param unit null where the order tells
   */
  public record OfLine(
      int no, @Nullable String name, @Nullable Quantity quantity, @Nullable String unit) {}

  /** How far the tickets of some orders of a location are. */
  public static List<ShownTicket> ofOrders(Tx tx, UUID locationId, Collection<UUID> orders)
      throws SQLException {
    return orders.isEmpty() ? List.of() : ShownTicketRows.ofOrders(tx, locationId, orders);
  }

  /** How far the tickets of some orders of a location, and all that are held there, are. */
  public static List<ShownTicket> ofPanel(Tx tx, UUID locationId, Collection<UUID> orders)
      throws SQLException {
    return ShownTicketRows.ofPanel(tx, locationId, orders);
  }

  /** The sessions of a location of which something is still to be made, also of those closed. */
  public static Set<UUID> sessionsToMake(Tx tx, UUID locationId) throws SQLException {
    return Set.copyOf(ShownTicketRows.sessionsToMake(tx, locationId));
  }

  /** The same as its guests see it. */
  public TicketParts.OfGuests forGuests() {
    return new TicketParts.OfGuests(
        orderId, part, lines.stream().map(OfLine::no).toList(), fireAt, promise, state, version);
  }
}
