package dev.comanda.demo.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.TestApp;
import dev.comanda.demo.DemoKitchens;
import dev.comanda.demo.DemoPlaces;
import dev.comanda.http.Client;
import dev.comanda.log.writer.Wait;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a demonstration, forty times as quick, at a whole server. */
class LifeTest {
  private static final int HASTE = 40;
  private static final long SEED = 11;

  @TempDir Path folder;

  private final TestApp app = TestApp.demo(Clock.systemUTC());
  private final Client nobody = Client.of(app.url());
  private final List<JsonNode> told = new ArrayList<>();
  private String after = "";
  private Client admin = nobody;

  @BeforeEach
  void prepare() {
    new DemoKitchens(app.database()).prepare();
    admin = signedIn("admin");
  }

  @AfterEach
  void close() {
    nobody.close();
    app.close();
  }

  @Test
  void every_screen_comes_to_life_and_the_table_of_who_tries_it_is_left_alone() {
    var mine = table("Try me");
    var soup = Map.of("name", "Tomato soup", "quantity", 1);
    var ordered = Map.of("session_id", mine, "products", List.of(soup));
    admin.key("mine").post("/api/orders", ordered).expect(201);
    try (var life = begin(1)) {
      assertThat(life).isNotNull();
      Wait.until("the board has shown both", () -> boardShows(Set.of("fired", "ready")));
      Wait.until("guests order by phone", () -> any(orders("bistro"), by("source", "guest")));
      Wait.until("they order with the waiter", () -> any(orders("bistro"), by("source", "waiter")));
      Wait.until("at the bar too", () -> any(orders("bar"), by("source", "waiter")));
      Wait.until("drinks are scanned", () -> !panel("bar").path("scans").isEmpty());
      Wait.until("a bay is used", () -> any(sessions("workshop"), each -> each.has("document")));
      Wait.until("a party has paid and gone", () -> any(sessions("bistro"), LifeTest::paidAndGone));
      Wait.until("my dish is served", () -> tickets(mine).equals(Set.of("served")));
      var after = admin.get("/api/sessions/" + mine).json();
      assertThat(after.get("state").textValue()).isEqualTo("opened");
      assertThat(after.get("order_count").intValue()).isEqualTo(1);
      assertThat(after.get("payments")).isEmpty();
      for (var place : List.of("bistro", "bar", "workshop")) {
        assertThat(panel(place).path("sessions"))
            .filteredOn(each -> !each.path("state").asText().equals("closed"))
            .hasSizeLessThan(6);
      }
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().equals("life"));
  }

  @Test
  void robots_make_drinks_through_all_nine_statuses() {
    var statuses = new ArrayList<String>();
    try (var life = begin(1)) {
      assertThat(life).isNotNull();
      Wait.until("a drink is served", () -> served(statuses));
    }
    assertThat(statuses).containsExactlyElementsOf(Mixing.STATUSES);
  }

  @Test
  void a_drink_that_a_robot_failed_is_seen_to_be_held_and_made_again() {
    var states = new HashSet<String>();
    try (var life = begin(1)) {
      assertThat(life).isNotNull();
      Wait.until("one that was held is served", () -> heldAndServed(states));
    }
    assertThat(states).contains("held", "served");
  }

  @Test
  void after_a_start_those_who_were_there_are_found_again_and_go() {
    var before = new HashSet<String>();
    try (var life = begin(1)) {
      assertThat(life).isNotNull();
      Wait.until("parties sit", () -> all("bistro", before) >= 2);
    }
    var others = table("Corner 2");
    try (var life = begin(0)) {
      assertThat(life).isNotNull();
      Wait.until("all of them have gone", () -> before.stream().allMatch(this::closed));
    }
    assertThat(closed(others)).isFalse();
  }

  private Life begin(int screens) {
    var server =
        new Life.Server(
            URI.create(app.url()),
            Optional.empty(),
            "/scheduler",
            account("waiter"),
            account("kitchen"));
    var open = new Life.Screens(() -> screens, () -> screens);
    return Life.begin(server, open, folder.resolve("life"), HASTE, SEED);
  }

  private static Life.Account account(String name) {
    return new Life.Account(name + "@demo.example", DemoPlaces.PASSWORD);
  }

  private Client signedIn(String name) {
    var account = account(name);
    var credentials = Map.of("email", account.email(), "password", account.password());
    var answer = nobody.post("/api/auth/login", credentials).expect(200);
    return nobody.as(answer.json().get("access_token").textValue());
  }

  private String table(String name) {
    var body = Map.of("name", name);
    var key = name.replace(' ', '-');
    var answer = admin.key(key).post("/api/locations/bistro/sessions", body).expect(201);
    return answer.json().get("id").textValue();
  }

  private JsonNode panel(String place) {
    return admin.get("/api/locations/" + place + "/panel").expect(200).json();
  }

  private JsonNode sessions(String place) {
    return panel(place).path("sessions");
  }

  private List<JsonNode> orders(String place) {
    var orders = new ArrayList<JsonNode>();
    sessions(place).forEach(each -> each.path("orders").forEach(orders::add));
    return orders;
  }

  private boolean boardShows(Set<String> states) {
    var seen = new HashSet<String>();
    var tickets = nobody.get("/api/locations/bistro/board").expect(200).json().path("tickets");
    tickets.forEach(each -> seen.add(each.path("state").asText()));
    return seen.containsAll(states);
  }

  private Set<String> tickets(String session) {
    var states = new HashSet<String>();
    var tickets = admin.get("/api/sessions/" + session).json().path("tickets");
    tickets.forEach(each -> states.add(each.path("state").asText()));
    return states;
  }

  private static boolean paidAndGone(JsonNode session) {
    return session.path("state").asText().equals("closed")
        && session.path("total").path("amount").asLong() > 0;
  }

  /** Fills in what the log tells of the first drink that was served. */
  private boolean served(List<String> statuses) {
    var done = drinks("status").stream().filter(each -> each.contains("Order Served")).findFirst();
    done.ifPresent(statuses::addAll);
    return done.isPresent();
  }

  /** What the log tells of the state of a drink that was held and is served. */
  private boolean heldAndServed(Set<String> states) {
    drinks("state").stream()
        .filter(each -> each.containsAll(Set.of("held", "served")))
        .findFirst()
        .ifPresent(states::addAll);
    return !states.isEmpty();
  }

  /** Of each drink all that the log tells of this member, in its order. */
  private List<Set<String>> drinks(String member) {
    boolean more = true;
    while (more) {
      var page = admin.get("/api/locations/bar/events" + after).expect(200).json();
      page.path("data").forEach(each -> told.add(each.path("data")));
      after = "?after=" + page.path("position").asText();
      more = page.path("has_more").asBoolean();
    }
    var drinks = new LinkedHashMap<String, Set<String>>();
    for (var ticket : told) {
      if (ticket.has("serial") && ticket.has(member)) {
        drinks
            .computeIfAbsent(ticket.path("id").asText(), id -> new LinkedHashSet<>())
            .add(ticket.path(member).asText());
      }
    }
    return List.copyOf(drinks.values());
  }

  private int all(String place, Set<String> ids) {
    sessions(place).forEach(each -> ids.add(each.path("id").asText()));
    return ids.size();
  }

  private boolean closed(String session) {
    var state = admin.get("/api/sessions/" + session).json().path("state");
    return state.asText().equals("closed");
  }

  private static Predicate<JsonNode> by(String member, String value) {
    return each -> each.path(member).asText().equals(value);
  }

  private static boolean any(Iterable<JsonNode> of, Predicate<JsonNode> wanted) {
    return StreamSupport.stream(of.spliterator(), false).anyMatch(wanted);
  }
}
