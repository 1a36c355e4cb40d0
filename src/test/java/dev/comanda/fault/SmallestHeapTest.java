package dev.comanda.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.db.OpenFolder;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole program with the smallest heap that may be set. Whatever one address holds, it lives
 * on, and guests and staff at other addresses are served meanwhile.
 */
class SmallestHeapTest {
  private static final String HOST = " HTTP/1.1\r\nHost: localhost\r\n";
  private static final String PANEL = "/api/locations/bistro/panel";
  private static final int PANELS = 60;
  private static final int IMPORTS = 6;
  private static final int LINES = 60;
  private static final int ORDERS = 20;

  @Test
  void nobody_ends_it_and_nobody_keeps_others_out(
      @TempDir(factory = OpenFolder.class, cleanup = CleanupMode.ON_SUCCESS) Path folder)
      throws Exception {
    try (var child = new Child(folder, "128m")) {
      child.awaitReady();
      try (var nobody = Client.of(child.url());
          var attack = new Attack(URI.create(child.url()).getPort())) {
        var evening = Evening.of(nobody);
        for (var held : evening.holdings()) {
          attack.hold(held.count(), held.words());
          evening.isServed();
        }
        evening.worksHard();
        evening.isServed();
      }
      assertThat(child.said()).doesNotContain("OutOfMemoryError");
    }
  }

  /** So many connections that send the same. */
  private record Held(int count, String words) {}

  /** A waiter, the owner, and a guest with a large bill. */
  private record Evening(Client nobody, Client waiter, Client admin, String token, String product) {
    static Evening of(Client nobody) {
      var waiter = nobody.as(signIn(nobody, "waiter"));
      var session =
          waiter.post("/api/locations/bistro/sessions", Map.of("name", "Big")).expect(201).json();
      var token = join(nobody, session);
      var menu = nobody.as(token).get("/api/guest/menu").expect(200).json();
      var product = firstByThePiece(menu);
      var evening = new Evening(nobody, waiter, nobody.as(signIn(nobody, "admin")), token, product);
      for (int i = 0; i < ORDERS; i++) {
        evening.order();
      }
      return evening;
    }

    private static String signIn(Client nobody, String who) {
      var login = Map.of("email", who + "@demo.example", "password", DemoPlaces.PASSWORD);
      return text(nobody.post("/api/auth/login", login).expect(200).json(), "access_token");
    }

    private static String join(Client nobody, JsonNode session) {
      var path = "/api/join/" + text(session, "code");
      return text(nobody.post(path, Map.of()).expect(200).json(), "guest_token");
    }

    private static String firstByThePiece(JsonNode menu) {
      for (var category : menu.get("categories")) {
        for (var product : category.get("products")) {
          if (text(product, "unit").equals("piece") && product.path("modifier_groups").isEmpty()) {
            return text(product, "id");
          }
        }
      }
      throw new AssertionError("Nothing is sold by the piece");
    }

    private static String text(JsonNode object, String field) {
      return object.get(field).textValue();
    }

    void order() {
      var note = "\uD83C\uDF79".repeat(20);
      var line = Map.of("product_id", product, "quantity", 1, "note", note);
      var lines = Collections.nCopies(LINES, line);
      nobody
          .as(token)
          .key(UUID.randomUUID().toString())
          .post("/api/guest/orders", Map.of("lines", lines))
          .expect(201);
    }

    List<Held> holdings() {
      var guest = HOST + "Authorization: Bearer " + token + "\r\n";
      return List.of(
          new Held(2_000, "GET / HTTP/1.1\r\nX: " + "a".repeat(7_900)),
          new Held(2_000, "GET /livez" + HOST + "\r\nGET /" + "a".repeat(7_900)),
          new Held(700, ""),
          new Held(
              2_700,
              "POST /api/join/x" + HOST + "Content-Length: 60000\r\n\r\n" + "a".repeat(9_000)),
          new Held(
              300,
              "POST /api/guest/orders"
                  + guest
                  + "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n"
                  + " ".repeat(9_000)),
          new Held(
              400,
              String.join(
                  "\r\n",
                  "GET /live/locations/bistro HTTP/1.1",
                  "Host: localhost",
                  "Upgrade: websocket",
                  "Connection: Upgrade",
                  "Sec-WebSocket-Version: 13",
                  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                  "",
                  "")),
          new Held(150, "GET /api/guest/session" + guest + "\r\n"));
    }

    /** Another guest, who comes now, and the waiter. */
    void isServed() {
      var name = "Table " + UUID.randomUUID();
      var session =
          waiter.post("/api/locations/bistro/sessions", Map.of("name", name)).expect(201).json();
      var other = nobody.as(join(nobody, session));
      other.get("/api/guest/menu").expect(200);
      other.get("/api/guest/session").expect(200);
      waiter.get(PANEL).expect(200);
      nobody.get("/readyz").expect(200);
    }

    /** How a file was answered; a client that still sends does not hear why it is turned away. */
    private static int sent(Client client, String path, String file) {
      try {
        return client.post(path, file).status();
      } catch (UncheckedIOException e) {
        return 503;
      }
    }

    /** Panels and imports at once; those for which there is no room are told so. */
    void worksHard() throws Exception {
      var csv = new StringBuilder("sku;category;name_en;price;tax_class\n");
      for (int i = 0; i < 40_000; i++) {
        csv.append("K").append(i).append(";Grill;Skewer of the day ").append(i);
        csv.append(";12.50;standard\n");
      }
      var owner = admin.with("Content-Type", "text/csv");
      var work = new ArrayList<Callable<Integer>>();
      for (int i = 0; i < PANELS; i++) {
        work.add(() -> waiter.get(PANEL).status());
        if (i < IMPORTS) {
          var path = "/api/locations/workshop/catalog/import?preview=true";
          work.add(() -> sent(owner, path, csv.toString()));
        }
      }
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (var done : threads.invokeAll(work)) {
          assertThat(done.get()).isIn(200, 400, 503);
        }
      }
    }
  }
}
