package dev.comanda.preparation.line;

import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.Ticket.State;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as robots know it, in the words of the first scheduler.
 *
 * @param orderId its serial
 * @param orderbotId the number of the robot that has it, as it was sent; -1 where none has said so
 */
public record RobotOrder(
    int orderId, String drink, String size, String name, String status, String orderbotId) {
  private static final String SIZE = "Large";
  private static final String NAME = "Static";

  /** Of a ticket that has a serial and one product. */
  static RobotOrder of(Ticket ticket) {
    var card = ticket.card();
    var serial = ticket.progress().serial();
    if (serial == null) {
      throw new IllegalArgumentException("a ticket without a serial");
    }
    return new RobotOrder(
        serial,
        card.lines().getFirst().name(),
        orElse(card.size(), SIZE),
        orElse(card.customerName(), NAME),
        status(ticket),
        Reported.bot(ticket).orElse(Reported.NAMELESS));
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }

  /** In the robot's words, unless people have said more. */
  private static String status(Ticket ticket) {
    var progress = ticket.progress();
    var said = progress.hand().status();
    var words = said == null ? RobotStatus.RECEIVED.words() : said;
    return switch (progress.state()) {
      case QUEUED, FIRED, HELD -> words;
      case READY -> said == null ? RobotStatus.SERVING.words() : said;
      case SERVED -> RobotStatus.SERVED.words();
      case CANCELLED -> RobotStatus.CANCELLED.words();
    };
  }

  /** As it is sent to a robot. */
  public Map<String, Object> sent() {
    var order = new LinkedHashMap<String, Object>();
    order.put("order_id", orderId);
    order.put("drink", drink);
    order.put("size", size);
    order.put("name", name);
    order.put("status", status);
    order.put("recipe_id", -1);
    order.put("orderbot_id", number());
    return order;
  }

  /** The robot's number, as a number where it is one. */
  public Object number() {
    return orderbotId.matches("-?\\d{1,9}") ? Integer.valueOf(orderbotId) : orderbotId;
  }

  /** What its status means; a robot's own words are always known ones. */
  public RobotStatus means() {
    return RobotStatus.of(status).orElse(RobotStatus.RECEIVED);
  }

  /** Whether it waits for a robot. */
  static boolean waits(Ticket ticket) {
    return ticket.progress().state() == State.QUEUED;
  }
}
