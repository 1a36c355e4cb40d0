package dev.comanda.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A manager who asks for reports of a location that was made for that. */
record ReportCaller(
    URI address, String token, UUID locationId, UUID categoryId, HttpClient client) {
  private static final String EMAIL = "admin@bench.example";
  private static final String PASSWORD = "a long enough password";

  /** Sets the server up with a location in this zone and a category. */
  static ReportCaller atNewLocation(Server server, String zone) {
    var api = new Api(server.address());
    var setup =
        Map.<String, Object>of(
            "token", server.setupToken(), "name", "Bench", "email", EMAIL, "password", PASSWORD);
    api.post("/api/setup", "", setup);
    var token = signIn(api);
    var place =
        Map.<String, Object>of(
            "name",
            "Bistro",
            "currency",
            "EUR",
            "time_zone",
            zone,
            "languages",
            List.of("en", "de"));
    var location = api.post("/api/locations", token, place).get("id").textValue();
    var mains = Map.<String, Object>of("names", Map.of("en", "Mains", "de", "Speisen"));
    var category =
        api.post("/api/locations/" + location + "/categories", signIn(api), mains)
            .get("id")
            .textValue();
    return new ReportCaller(
        server.address(),
        signIn(api),
        UUID.fromString(location),
        UUID.fromString(category),
        HttpClient.newHttpClient());
  }

  /** The same with a new token: one that is older than 15 minutes is worth nothing. */
  ReportCaller again() {
    return new ReportCaller(address, signIn(new Api(address)), locationId, categoryId, client);
  }

  private static String signIn(Api api) {
    return api.post("/api/auth/login", "", Map.of("email", EMAIL, "password", PASSWORD))
        .get("access_token")
        .textValue();
  }

  /** The first hundred products of these dates, as they come; of one waiter unless he is null. */
  byte[] products(@Nullable UUID waiter, LocalDate first, LocalDate last) {
    var path =
        "/api/reports/products?per_page=100&location="
            + locationId
            + "&start_date="
            + first
            + "&end_date="
            + last
            + (waiter == null ? "" : "&waiter=" + waiter);
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(path + ": " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
