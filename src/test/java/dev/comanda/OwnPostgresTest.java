package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.MachinePostgres;
import dev.comanda.http.Client;
import dev.comanda.http.proxy.Hosts;
import dev.comanda.http.proxy.Proxies;
import dev.comanda.part.NodeRole;
import dev.comanda.part.SettingValues;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comanda on a PostgreSQL 15 that is not its own, as whoever may only read and write rows. */
class OwnPostgresTest {
  @TempDir Path folder;

  @Test
  void the_owner_migrates_and_a_role_with_less_serves() {
    var postgres = MachinePostgres.start();
    assertThat(migrate(postgres)).containsPattern("Done, in \\d+ steps\\.");
    assertThat(migrate(postgres)).contains("The database is up to date.");
    postgres.admit("waiter", "tray");
    var config =
        new Config(
            "127.0.0.1",
            0,
            null,
            null,
            Proxies.none(),
            Hosts.byThemselves(),
            folder,
            new Config.OwnDatabase(postgres.jdbcUrl(), "waiter", "tray"),
            Config.EVENTS_KEPT,
            null,
            true,
            Set.of(NodeRole.values()),
            SettingValues.NONE,
            false);
    try (var app = App.start(config, Clock.systemUTC(), line -> {});
        var client = Client.of(app.publicUrl())) {
      client.get("/readyz").expect(200);
      var link = app.setupLink().orElseThrow();
      var admin = setUp(client, link.substring(link.indexOf('#') + 1));
      assertThat(order(client, admin)).isEqualTo(1);
    }
    assertThat(folder).isEmptyDirectory();
  }

  private String migrate(MachinePostgres postgres) {
    var out = new StringWriter();
    var environment =
        Map.of(
            "COMANDA_DATABASE_URL", postgres.jdbcUrl(),
            "COMANDA_DATABASE_USER", postgres.user(),
            "COMANDA_DATABASE_PASSWORD", postgres.password());
    var writer = new PrintWriter(out, true);
    assertThat(Main.run(new String[] {"migrate"}, environment, folder, writer, writer))
        .as(out.toString())
        .isZero();
    return out.toString();
  }

  private static Client setUp(Client client, String token) {
    var wish =
        Map.of(
            "token", token,
            "name", "Ada",
            "email", "ada@example.com",
            "password", "correct horse battery staple");
    var signedIn = client.post("/api/setup", wish).expect(201).json();
    var admin = client.as(signedIn.get("access_token").textValue());
    var place =
        Map.of(
            "name", "Caf\u00e9",
            "currency", "EUR",
            "time_zone", "Europe/Berlin",
            "languages", List.of("en"));
    admin.post("/api/locations", place).expect(201);
    return admin;
  }

  private static int order(Client client, Client admin) {
    var at = "/api/locations/cafe";
    var category = made(admin, at + "/categories", Map.of("names", Map.of("en", "Drinks")));
    var tea =
        Map.of(
            "sku",
            "1",
            "names",
            Map.of("en", "Tea"),
            "category_id",
            category,
            "price",
            Map.of("amount", 320, "currency", "EUR"),
            "tax_class",
            "standard",
            "unit",
            "piece",
            "quantity_step",
            1);
    var product = made(admin, at + "/products", tea);
    var session = admin.post(at + "/sessions", Map.of("name", "Table 1")).expect(201).json();
    var joined =
        client.post("/api/join/" + session.get("code").textValue(), Map.of()).expect(200).json();
    var order = Map.of("lines", List.of(Map.of("product_id", product, "quantity", 2)));
    return client
        .as(joined.get("guest_token").textValue())
        .key("first")
        .post("/api/guest/orders", order)
        .expect(201)
        .json()
        .get("number")
        .intValue();
  }

  private static String made(Client client, String path, Object body) {
    return client.post(path, body).expect(201).json().get("id").textValue();
  }
}
