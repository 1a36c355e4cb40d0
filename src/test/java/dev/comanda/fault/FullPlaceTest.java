package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.db.Database;
import dev.comanda.db.OpenFolder;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A place that is filled to the brim, also by what versions let in that counted no bytes: every
 * answer that grows with it is asked for by many at once, by staff and by guests, and none of them
 * ends the process. Who finds no room is told so; whoever asks alone gets the right answer.
 */
class FullPlaceTest {
  private static final String BISTRO = "/api/locations/bistro";
  private static final String NOTE = "🍒".repeat(200);
  private static final int TABLES = 5;
  private static final int ORDERS = 99;
  private static final int LINES = 60;
  private static final int GUEST_ORDERS = 30;
  private static final int READERS = 12;

  /** The least that is allowed. */
  private static final String HEAP = "128m";

  /** What grows with what is ordered; {id} is a session. */
  private static final List<String> OF_STAFF =
      List.of(
          BISTRO + "/panel",
          BISTRO + "/sessions?limit=100",
          BISTRO + "/events?limit=1000",
          "/api/sessions/{id}",
          "/api/sessions/{id}/orders",
          "/api/sessions/{id}/bill",
          "/api/sessions/{id}/receipt",
          BISTRO + "/catalog/export",
          "/api/orders?location=bistro&limit=100&all=true",
          "/api/orders?location=bistro&per_page=10&all=true",
          "/api/reports/products?location=bistro",
          "/api/audit");

  private static final List<String> OF_GUESTS =
      List.of("/api/guest/session", "/api/guest/orders", "/api/guest/menu");

  private record Table(UUID id, String token, Client guest) {}

  private final List<Table> tables = new ArrayList<>();

  @Test
  void no_answer_of_a_full_place_ends_the_process(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (var child = new Child(folder, HEAP)) {
      child.awaitReady();
      try (var nobody = Client.of(child.url());
          var http = HttpClient.newHttpClient();
          var database = child.database()) {
        var token = signIn(nobody);
        var manager = nobody.as(token);
        fill(nobody, manager, database);
        var refused = crowd(http, child.url(), token);
        assertThat(refused.keySet()).as(child.said()).isSubsetOf(Set.of(503));
        right(manager, database);
      }
      assertThat(child.said()).doesNotContain("OutOfMemoryError").doesNotContain("incident");
    }
  }

  private static String signIn(Client nobody) {
    var login = Map.of("email", "manager@demo.example", "password", DemoPlaces.PASSWORD);
    var answer = nobody.post("/api/auth/login", login).expect(200);
    return answer.json().get("access_token").textValue();
  }

  private void fill(Client nobody, Client manager, Database database) {
    var product = product(manager);
    for (int i = 0; i < TABLES; i++) {
      var opened = manager.post(BISTRO + "/sessions", Map.of("name", "Full " + i)).expect(201);
      var id = UUID.fromString(opened.json().get("id").textValue());
      var code = opened.json().get("code").textValue();
      var joined = nobody.post("/api/join/" + code, Map.of()).expect(200).json();
      var token = joined.get("guest_token").textValue();
      tables.add(new Table(id, token, nobody.as(token)));
      BrimRows.fill(database, id, product, ORDERS, LINES, NOTE);
      pay(manager, id);
    }
    full(tables.getFirst().guest(), product);
  }

  /** A receipt has all lines of the bill that it is for. */
  private static void pay(Client manager, UUID session) {
    var cent = Map.of("amount", 1, "currency", "EUR");
    manager
        .key("pay-" + session)
        .post("/api/sessions/" + session + "/payments", Map.of("method", "cash", "amount", cent))
        .expect(201);
  }

  private static String product(Client manager) {
    for (var each : manager.get(BISTRO + "/products?limit=100").json().get("data")) {
      if (each.get("unit").textValue().equals("piece") && each.path("modifier_groups").isEmpty()) {
        return each.get("id").textValue();
      }
    }
    throw new IllegalStateException("nothing by the piece");
  }

  /** A guest orders as much as is taken, and is told why no more is. */
  private static void full(Client guest, String product) {
    var line = Map.of("product_id", product, "quantity", 1, "note", NOTE);
    var order =
        Map.of("lines", List.of(line, line, line, line, line, line, line, line, line, line));
    for (int i = 0; i < GUEST_ORDERS; i++) {
      guest.key("full-" + i).post("/api/guest/orders", order).expect(201);
    }
    var many = java.util.Collections.nCopies(100, line);
    guest.key("too-long").post("/api/guest/orders", Map.of("lines", many)).expect(413, "too_large");
  }

  /** Everything at once, by many; the statuses of what was refused. */
  private Map<Integer, Integer> crowd(HttpClient http, String url, String token) throws Exception {
    var calls = new ArrayList<Callable<Integer>>();
    for (int i = 0; i < READERS; i++) {
      var table = tables.get(i % TABLES);
      OF_STAFF.forEach(path -> calls.add(() -> status(http, url + at(path, table), token)));
      OF_GUESTS.forEach(path -> calls.add(() -> status(http, url + path, table.token())));
      calls.add(() -> FirstFrame.status(http, url + "/live/locations/bistro", token));
      var channel = url + "/live/sessions/" + table.id();
      calls.add(() -> FirstFrame.status(http, channel, table.token()));
    }
    var statuses = new TreeMap<Integer, Integer>();
    try (var threads = Executors.newFixedThreadPool(READERS)) {
      for (var answer : threads.invokeAll(calls)) {
        statuses.merge(answer.get(), 1, Integer::sum);
      }
    }
    assertThat(statuses).containsKey(200);
    statuses.remove(200);
    return statuses;
  }

  /**
   * Read, but not looked at: that would take longer than to answer. What can be had as a table is.
   */
  private static int status(HttpClient http, String url, String token)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Authorization", "Bearer " + token)
            .header("Accept", url.contains("/reports/") ? "text/csv" : "application/json")
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String at(String path, Table table) {
    return path.replace("{id}", table.id().toString());
  }

  private void right(Client manager, Database database) throws IOException {
    for (var path : OF_STAFF) {
      manager.get(at(path, tables.getLast())).expect(200);
    }
    OF_GUESTS.forEach(path -> tables.getLast().guest().get(path).expect(200));
    for (var session : manager.get(BISTRO + "/panel").expect(200).json().get("sessions")) {
      var id = UUID.fromString(session.get("id").textValue());
      int orders = BrimRows.orders(database, id);
      assertThat(session.get("order_count").intValue()).isEqualTo(orders);
      int shown = session.get("orders").size();
      assertThat(shown + session.at("/left/orders").asInt()).isEqualTo(orders);
      whole(manager, "/api/sessions/" + id, orders);
    }
    for (var table : tables) {
      whole(table.guest(), "/api/guest", BrimRows.orders(database, table.id()));
    }
  }

  /** Page by page there are all, each once, and they come to what the session says. */
  private static void whole(Client client, String path, int orders) {
    var seen = new TreeSet<String>();
    long total = 0;
    JsonNode page;
    var cursor = "";
    do {
      page = client.get(path + "/orders" + cursor).expect(200).json();
      for (var order : page.get("data")) {
        assertThat(seen.add(order.get("id").textValue())).isTrue();
        total += order.at("/total/amount").longValue();
      }
      cursor = "?cursor=" + page.path("next_cursor").asText();
    } while (page.get("has_more").booleanValue());
    assertThat(seen).hasSize(orders);
    var session = path.equals("/api/guest") ? path + "/session" : path;
    assertThat(client.get(session).json().at("/total/amount").longValue()).isEqualTo(total);
  }
}
