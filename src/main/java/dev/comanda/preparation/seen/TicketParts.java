package dev.comanda.preparation.seen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.comanda.json.Json;
import dev.comanda.preparation.Ticket;
import dev.comanda.preparation.ready.Promise;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What of a ticket those may see who may not know all of it. Each part is a list of what is in it,
 * so that a new field is in nobody's part until somebody puts it there.
 */
public final class TicketParts {
  private static final List<String> SEEN =
      List.of(
          "id",
          "location_id",
          "order_id",
          "part",
          "session_id",
          "order_number",
          "unit",
          "place",
          "moved_from",
          "size",
          "source",
          "consumption",
          "minutes",
          "promise",
          "lines",
          "unconfirmed",
          "station_id",
          "from_station_id",
          "serial",
          "state",
          "held",
          "rush",
          "placed_at",
          "fire_at",
          "fired_at",
          "ready_at",
          "served_at",
          "worker",
          "status",
          "lease_until",
          "version");

  private static final List<String> LINE_WITHOUT_WORDS =
      List.of("no", "product_id", "name", "quantity", "unit", "modifiers", "allergens", "state");

  private TicketParts() {}

  /** A ticket as guests see it: which lines of their order are how far, and when begun. */
  public record OfGuests(
      UUID orderId,
      int part,
      List<Integer> lines,
      Instant fireAt,
      @Nullable Promise promise,
      Ticket.State state,
      int version) {}

  /** A ticket for who makes it: neither whose it is nor who took it. */
  public static JsonNode forKitchen(String whole) {
    return object(whole).retain(SEEN);
  }

  /** A ticket for who serves others: without what people wrote, too. */
  public static JsonNode withoutWords(String whole) {
    var part = object(whole).retain(SEEN);
    for (var line : part.get("lines")) {
      ((ObjectNode) line).retain(LINE_WITHOUT_WORDS);
    }
    return part;
  }

  /** A ticket for the guests of its session: which lines of their order are how far. */
  public static JsonNode forGuests(String whole) {
    var ticket = object(whole);
    var lines = ticket.arrayNode();
    ticket.get("lines").forEach(line -> lines.add(line.get("no")));
    ticket.set("lines", lines);
    return ticket.retain("order_id", "part", "lines", "fire_at", "promise", "state", "version");
  }

  /**
   * A ticket for everybody in the room: a number, and how far it is. A drink that robots make has
   * its name, a dish of a table has none.
   */
  public static JsonNode forBoard(String whole) {
    var ticket = object(whole);
    if (ticket.get("lines").findValuesAsText("state").stream().noneMatch("ordered"::equals)) {
      ticket.put("state", "cancelled");
    }
    if (ticket.has("serial") && ticket.get("lines").size() == 1) {
      ticket.set("name", ticket.at("/lines/0/name"));
    }
    return ticket.retain(
        "id",
        "station_id",
        "serial",
        "order_number",
        "name",
        "state",
        "status",
        "rush",
        "placed_at",
        "fire_at",
        "ready_at",
        "minutes",
        "promise");
  }

  /** A product for who makes it: whether it can be had, and no price. */
  public static JsonNode product(String whole) {
    return object(whole)
        .retain("id", "name", "names", "available", "sold_out_until", "retired", "version");
  }

  /** Who placed the order of a ticket, where a waiter did. */
  public static @Nullable UUID waiter(String whole) {
    var ticket = object(whole);
    return ticket.get("source").textValue().equals("waiter")
        ? UUID.fromString(ticket.get("placed_by").textValue())
        : null;
  }

  /** The stations that must hear of a ticket: where it is, and where it was. */
  public static Set<UUID> stations(JsonNode ticket) {
    var stations = new LinkedHashSet<UUID>();
    for (var field : List.of("station_id", "from_station_id")) {
      if (ticket.has(field)) {
        stations.add(UUID.fromString(ticket.get(field).textValue()));
      }
    }
    return stations;
  }

  private static ObjectNode object(String whole) {
    return (ObjectNode) Json.tree(whole);
  }
}
