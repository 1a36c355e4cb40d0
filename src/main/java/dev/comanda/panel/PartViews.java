package dev.comanda.panel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.comanda.location.Consumption;
import dev.comanda.location.Quantity;
import dev.comanda.order.Order;
import dev.comanda.order.line.Line;
import dev.comanda.order.line.LineModifier;
import dev.comanda.preparation.seen.ShownTicket;
import dev.comanda.session.Session;
import dev.comanda.session.Spot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes of what cooks and programs may know a part of; a new field is not in them. */
final class PartViews {
  private PartViews() {}

  /** A session without the code that lets in, and without what it is booked on. */
  record KnownSession(
      UUID id,
      UUID locationId,
      @Nullable UUID spotId,
      String name,
      Session.State state,
      @Nullable UUID mergedInto,
      Instant openedAt,
      @Nullable Instant verifiedAt,
      @Nullable Instant closedAt,
      int version,
      @Nullable List<KitchenOrder> orders) {
    static KnownSession of(Session session, @Nullable List<KitchenOrder> orders) {
      return new KnownSession(
          session.id(),
          session.locationId(),
          session.spotId(),
          session.name(),
          session.state(),
          session.mergedInto(),
          session.openedAt(),
          session.verifiedAt(),
          session.closedAt(),
          session.version(),
          orders);
    }
  }

  /** A spot without its code and its document. */
  record KnownSpot(UUID id, UUID locationId, String name, @Nullable Boolean deleted, int version) {
    static KnownSpot of(Spot spot) {
      return new KnownSpot(
          spot.id(), spot.locationId(), spot.name(), spot.deleted(), spot.version());
    }
  }

  /** An order as those see it who make it: without whose it is, and without prices. */
  record KitchenOrder(
      UUID id,
      LocalDate businessDate,
      int number,
      List<Integer> serials,
      Order.Source source,
      @Nullable UUID sessionId,
      @Nullable String size,
      Consumption consumption,
      Order.State state,
      Instant placedAt,
      @Nullable Instant cancelledAt,
      int version,
      List<KitchenLine> lines) {
    static KitchenOrder of(Order order) {
      return new KitchenOrder(
          order.id(),
          order.businessDate(),
          order.number(),
          order.serials(),
          order.source(),
          order.sessionId(),
          order.size(),
          order.consumption(),
          order.state(),
          order.placedAt(),
          order.cancelledAt(),
          order.version(),
          order.lines().stream().map(KitchenLine::of).toList());
    }
  }

  /** A line as those see it who make it; its note says how. */
  record KitchenLine(
      int no,
      UUID productId,
      String name,
      Map<String, String> names,
      Quantity quantity,
      String unit,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<KitchenModifier> modifiers,
      @Nullable String note,
      Line.State state) {
    static KitchenLine of(Line line) {
      return new KitchenLine(
          line.no(),
          line.productId(),
          line.name(),
          line.names(),
          line.quantity(),
          line.unit(),
          line.modifiers().stream().map(KitchenModifier::of).toList(),
          line.note(),
          line.state());
    }
  }

  /** What was chosen with a line's product. */
  record KitchenModifier(UUID id, String name, Map<String, String> names) {
    static KitchenModifier of(LineModifier modifier) {
      return new KitchenModifier(modifier.id(), modifier.name(), modifier.names());
    }
  }

  /**
   * What a cook's screen begins with.
   *
   * @param scans as on the panel
   */
  record Kitchen(
      String position,
      Views.Place location,
      List<KnownSession> sessions,
      List<KnownSpot> spots,
      @Nullable List<KitchenOrder> scans,
      List<ShownTicket> tickets) {}
}
