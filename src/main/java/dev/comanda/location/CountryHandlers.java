package dev.comanda.location;

import dev.comanda.http.Reply;
import dev.comanda.http.Request;
import java.util.List;

/** What locations in a country usually have, over HTTP. Thread-safe. */
public final class CountryHandlers {
  private final List<Country> countries = Countries.all();

  private record All(List<Country> data) {}

  /** GET /api/countries. */
  public Reply list(Request request) {
    return Reply.ok(new All(countries));
  }
}
