package dev.comanda.location;

import static dev.comanda.http.Access.STAFF;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import dev.comanda.http.Route;
import java.util.List;
import java.util.stream.Stream;

/** What locations in a country usually have, over HTTP. Thread-safe. */
final class CountryHandlers {
  private final List<Country> countries = Countries.all();

  private record All(List<Country> data) {}

  /** What it answers. */
  Stream<Route> routes() {
    return Stream.of(Route.get("/api/countries", STAFF, this::list));
  }

  /** GET /api/countries. */
  Reply list(Request request) {
    return Reply.ok(new All(countries));
  }
}
