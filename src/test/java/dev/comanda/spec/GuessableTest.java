package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.TestApp;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.http.Client.Answer;
import dev.comanda.staff.AuthenticatorApp;
import dev.comanda.staff.Passwords;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * All that can be guessed: wrong ones by the hundred from one address are slowed down, and then the
 * right one from a fresh device at the same address passes.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuessableTest {
  private static final int WRONG = 200;
  private static final String NONSENSE = "x".repeat(43);

  private final Evening evening = new Evening(Clock.systemUTC());

  /** Guesses must cost here what they cost everywhere. */
  @BeforeAll
  void costlySecrets() {
    new DemoPlaces(evening.app.database(), new Passwords(), Clock.systemUTC())
        .prepare(DemoPlaces.PASSWORD);
  }

  @AfterAll
  void close() {
    evening.close();
  }

  /** Something that can be guessed: how it is sent, a wrong one, and what the right one is. */
  private record Kind(
      String name, Function<Client, Answer> wrong, Function<Client, Answer> right) {}

  private static Answer login(Client client, String who, String password) {
    return client.post(
        "/api/auth/login", Map.of("email", who + "@demo.example", "password", password));
  }

  /** On a device where somebody of the place signs in first, since only there a PIN counts. */
  private static Answer pin(Client client, String pin) {
    if (client.cookie("comanda_device").isEmpty()) {
      login(client, "kitchen", DemoPlaces.PASSWORD).expect(200);
    }
    return client.post("/api/auth/pin", Map.of("email", "waiter@demo.example", "pin", pin));
  }

  private static Answer refresh(Client client, String token) {
    return client.post("/api/auth/refresh", Map.of("refresh_token", token));
  }

  private List<Kind> kinds() {
    return Stream.of(remembered(), printed(), given(), coded()).flatMap(List::stream).toList();
  }

  /** What people remember. */
  private List<Kind> remembered() {
    return List.of(
        new Kind(
            "password",
            phone -> login(phone, "admin", "guess guess"),
            phone -> login(phone, "admin", DemoPlaces.PASSWORD)),
        new Kind("PIN", phone -> pin(phone, "1111"), phone -> pin(phone, DemoPlaces.PIN)));
  }

  /** What stands in codes on tables. */
  private List<Kind> printed() {
    var spots = "/api/locations/bistro/spots";
    var table = evening.table();
    var made = evening.manager.post(spots, Map.of("name", "Guessed")).expect(201).json();
    var spot = made.get("code").textValue();
    return List.of(
        new Kind(
            "join code",
            phone -> phone.get("/api/join/1-aaaaaaaaaa"),
            phone -> phone.post("/api/join/" + table.code(), Map.of())),
        new Kind(
            "spot code",
            phone -> phone.get("/api/spots/by-code/1-aaaaaaaaaa"),
            phone -> phone.get("/api/spots/by-code/" + spot)));
  }

  /** What programs and pages are given. */
  private List<Kind> given() {
    var place = "/api/locations/bistro";
    var wish =
        Map.of("name", "Guess", "locations", List.of("bistro"), "scopes", List.of("catalog:read"));
    var key = text(evening.admin.post("/api/api-keys", wish).expect(201), "key");
    var join = "/api/join/" + evening.table().code();
    var guest = text(evening.nobody.post(join, Map.of()).expect(200), "guest_token");
    var refresh = text(login(evening.nobody, "manager", DemoPlaces.PASSWORD), "refresh_token");
    return List.of(
        new Kind(
            "API key",
            phone -> phone.as("k.1." + NONSENSE).get(place),
            phone -> phone.as(key).get(place)),
        new Kind(
            "guest token",
            phone -> phone.as("g.1." + NONSENSE).get("/api/guest/session"),
            phone -> phone.as(guest).get("/api/guest/session")),
        new Kind(
            "refresh token", phone -> refresh(phone, NONSENSE), phone -> refresh(phone, refresh)));
  }

  private static String text(Answer answer, String member) {
    return answer.json().get(member).textValue();
  }

  /** What an app shows, and what is kept for when it is lost. */
  private List<Kind> coded() {
    var codes = codes();
    return List.of(
        new Kind(
            "code of an app",
            phone -> coded(phone, "000000"),
            phone -> coded(phone, codes.app().code(Instant.now()))),
        new Kind(
            "code for a lost phone",
            phone -> coded(phone, "AAAA-AAAA-AAAA-AAAA"),
            phone -> coded(phone, codes.lost())));
  }

  private record Codes(AuthenticatorApp app, String lost) {}

  private static final Map<String, Object> CODED =
      Map.of("email", "coded@demo.example", "password", DemoPlaces.PASSWORD);

  private static Answer coded(Client client, String code) {
    var body = new HashMap<>(CODED);
    body.put("code", code);
    return client.post("/api/auth/login", body);
  }

  /** Somebody sets a second factor up, by the code that the app showed half a minute ago. */
  private Codes codes() {
    var person = new HashMap<>(CODED);
    person.put("name", "Coded");
    evening.admin.post("/api/users", person).expect(201);
    var begun = evening.nobody.post("/api/auth/second-factor", CODED).expect(200).json();
    var app = new AuthenticatorApp(begun.get("secret").textValue());
    var confirmation = new HashMap<>(CODED);
    confirmation.put("code", app.code(Instant.now().minusSeconds(30)));
    var set = evening.nobody.post("/api/auth/second-factor/confirmation", confirmation);
    return new Codes(app, set.expect(200).json().at("/recovery_codes/0").textValue());
  }

  @Test
  void whoever_knows_it_comes_in_after_hundreds_of_wrong_ones() throws Exception {
    for (var kind : kinds()) {
      guessed(evening.app, kind);
    }
  }

  @Test
  void whoever_has_the_link_sets_up_after_hundreds_of_wrong_ones() throws Exception {
    try (var fresh = TestApp.start()) {
      var link = fresh.setupLink().orElseThrow();
      var token = link.substring(link.indexOf('#') + 1);
      guessed(
          fresh,
          new Kind(
              "set-up link",
              page -> page.post("/api/setup/link", Map.of("token", NONSENSE)),
              page -> page.post("/api/setup/link", Map.of("token", token))));
    }
  }

  private void guessed(TestApp app, Kind kind) throws Exception {
    var statuses = new ArrayList<Integer>();
    try (var attacker = Client.of(app.url(), evening.nobody.contract());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      statuses.add(kind.wrong().apply(attacker).status());
      Callable<Integer> guess = () -> kind.wrong().apply(attacker).status();
      for (var answer : threads.invokeAll(Collections.nCopies(WRONG, guess))) {
        statuses.add(answer.get());
      }
    }
    assertThat(statuses).as(kind.name()).isSubsetOf(401, 404, 429, 503);
    try (var device = Client.of(app.url(), evening.nobody.contract())) {
      assertThat(kind.right().apply(device).status()).as(kind.name()).isBetween(200, 299);
    }
  }
}
