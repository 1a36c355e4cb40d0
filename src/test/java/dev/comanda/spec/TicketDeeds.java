package dev.comanda.spec;

import static java.util.Map.entry;

import dev.comanda.http.Verb;
import java.util.Map;
import java.util.function.Supplier;

/** What can be done to stations and tickets, each to one of its own. */
final class TicketDeeds {
  private final Evening evening;
  private final Tickets tickets;
  private final String token;

  /** An administrator with this token does it all. */
  TicketDeeds(Evening evening, String token) {
    this.evening = evening;
    this.token = token;
    tickets = new Tickets(evening);
  }

  private Asked post(String path, Object body) {
    return asked(Verb.POST, path, body);
  }

  private Asked asked(Verb verb, String path, Object body) {
    return Asked.as(token, verb, path, body);
  }

  /** By their routes. */
  Map<String, Supplier<Asked>> all() {
    var all = "/api/locations/{loc}/stations";
    var one = "/api/tickets/{id}";
    return Map.ofEntries(
        entry(
            "POST " + all,
            () -> post(Tickets.BAR + "/stations", Map.of("name", "Deed " + evening.next()))),
        entry(
            "PATCH " + all + "/{id}",
            () -> asked(Verb.PATCH, tickets.aStation(), Map.of("minutes", 9))),
        entry("DELETE " + all + "/{id}", () -> asked(Verb.DELETE, tickets.aStation(), "")),
        entry("POST " + one + "/start", () -> post(tickets.fresh() + "/start", Map.of())),
        entry("POST " + one + "/ready", () -> post(tickets.fresh() + "/ready", Map.of())),
        entry("POST " + one + "/served", () -> post(tickets.fresh() + "/served", Map.of())),
        entry(
            "POST " + one + "/recall",
            () -> post(tickets.ready() + "/recall", Map.of("from", "ready"))),
        entry("POST " + one + "/rejection", () -> post(tickets.claimed() + "/rejection", Map.of())),
        entry(
            "POST " + one + "/confirmation",
            () -> post(tickets.changed() + "/confirmation", Map.of())),
        entry(
            "PUT " + one + "/station",
            () ->
                asked(
                    Verb.PUT,
                    tickets.fresh() + "/station",
                    Map.of("station_id", tickets.another()))),
        entry(
            "PUT " + one + "/rush",
            () -> asked(Verb.PUT, tickets.fresh() + "/rush", Map.of("rush", true))));
  }
}
