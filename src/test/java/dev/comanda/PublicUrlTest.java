package dev.comanda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.db.TestPostgres;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.session.QrImage;
import dev.comanda.staff.Passwords;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every link and code that leaves the house carries the address that was set, whoever asks how. */
class PublicUrlTest {
  private static final String PUBLIC = "https://order.example";
  private static final String BAR = "/api/locations/bar";

  private final TestPostgres postgres = TestPostgres.fresh();
  private final App app = start();
  private final Client nobody = Client.of(app.ownUrl().toString());
  private final Client manager = signedIn();

  private App start() {
    var environment =
        Map.of(
            "COMANDA_PORT", "0",
            "COMANDA_PUBLIC_URL", PUBLIC,
            "COMANDA_DATABASE_URL", postgres.jdbcUrl(),
            "COMANDA_DATABASE_USER", postgres.user(),
            "COMANDA_DATABASE_PASSWORD", postgres.password());
    try {
      var config = Config.read(Map.of(), environment, Path.of("unused"));
      return App.start(config, Clock.systemUTC(), line -> {});
    } catch (Misconfigured e) {
      throw new IllegalStateException(e);
    }
  }

  private Client signedIn() {
    new DemoPlaces(app.database(), new Passwords(), Clock.systemUTC()).prepare(DemoPlaces.PASSWORD);
    var login = Map.of("email", "manager@demo.example", "password", DemoPlaces.PASSWORD);
    var answer = nobody.post("/api/auth/login", login).expect(200).json();
    return nobody.as(answer.get("access_token").textValue());
  }

  @AfterEach
  void close() {
    nobody.close();
    app.close();
    postgres.close();
  }

  private void pictured(String path, String url) {
    assertThat(manager.get(path + "qr.svg").expect(200).body()).isEqualTo(QrImage.svg(url));
    assertThat(manager.get(path + "qr.png").expect(200).body()).isEqualTo(QrImage.png(url));
  }

  @Test
  void a_sessions_code_carries_it() {
    var opened = manager.post(BAR + "/sessions", Map.of("name", "Seat 1")).expect(201).json();
    var url = opened.get("join_url").textValue();
    assertThat(url).isEqualTo(PUBLIC + "/s/" + opened.get("code").textValue());
    pictured("/api/sessions/" + opened.get("id").textValue() + "/", url);
  }

  @Test
  void a_spots_code_carries_it() {
    var spot = manager.post(BAR + "/spots", Map.of("name", "Seat 2")).expect(201).json();
    var url = spot.get("url").textValue();
    assertThat(url).isEqualTo(PUBLIC + "/t/" + spot.get("code").textValue());
    pictured(BAR + "/spots/" + spot.get("id").textValue() + "/", url);
  }

  @Test
  void the_codes_of_drinks_carry_it() {
    var sheet = manager.get(BAR + "/scan-sheet").expect(200).text();
    for (var drink : nobody.get("/api/scan/bar").json().at("/categories/0/drinks")) {
      var url = drink.get("url").textValue();
      assertThat(url).startsWith(PUBLIC + "/");
      var picture = nobody.get(drink.get("picture").textValue()).expect(200);
      assertThat(picture.body()).isEqualTo(QrImage.svg(url));
      assertThat(sheet).contains(picture.text().strip());
    }
  }
}
