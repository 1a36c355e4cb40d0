package dev.comanda.panel;

import dev.comanda.json.Json;
import dev.comanda.live.GuestView;
import dev.comanda.log.Event;
import dev.comanda.order.Order;
import dev.comanda.order.Payment;
import dev.comanda.session.Session;
import dev.comanda.session.SpotRequest;
import java.util.Optional;
import java.util.UUID;

/** What the guests of a session hear of an event: their session, their orders, and the menu. */
public final class GuestEvents implements GuestView {
  private record SessionChange(UUID id, String name, Session.State state) {}

  @Override
  public Optional<String> data(Event event) {
    return switch (event.type()) {
      case "session.verified", "session.closed", "session.moved", "session.merged" -> {
        var session = Json.own(event.data(), Session.class);
        yield Optional.of(
            Json.text(new SessionChange(session.id(), session.name(), session.state())));
      }
      case "order.placed", "order.cancelled", "line.voided" ->
          event.sessionId() == null
              ? Optional.empty()
              : Optional.of(Json.text(Views.GuestOrder.of(Json.own(event.data(), Order.class))));
      case "payment.made", "payment.taken_back" ->
          event.sessionId() == null
              ? Optional.empty()
              : Optional.of(
                  Json.text(Views.GuestPayment.of(Json.own(event.data(), Payment.class))));
      case "product.changed", "category.changed", "modifiers.changed" -> Optional.of(event.data());
      default -> Optional.empty();
    };
  }

  @Override
  public Optional<Asked> asked(Event event) {
    if (!event.type().startsWith("request.")) {
      return Optional.empty();
    }
    var request = Json.own(event.data(), SpotRequest.class);
    return Optional.of(new Asked(request.id(), Json.text(SpotViews.AskedView.of(request))));
  }
}
