package dev.comanda.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.catalog.Menus;
import dev.comanda.db.Database;
import dev.comanda.db.TestPostgres;
import dev.comanda.http.Client;
import dev.comanda.location.Consumption;
import dev.comanda.location.Locations;
import dev.comanda.location.Rate;
import dev.comanda.staff.Passwords;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoPlacesTest {
  private final TestPostgres postgres = TestPostgres.fresh();
  private final Database database = postgres.open(2);
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-20T18:00:00Z"), ZoneOffset.UTC);
  private final DemoPlaces places = new DemoPlaces(database, new Passwords(), clock);

  @BeforeEach
  void prepare() {
    places.prepare(DemoPlaces.PASSWORD);
  }

  @AfterEach
  void close() {
    database.close();
    postgres.close();
  }

  @Test
  void the_bar_has_its_six_drinks() {
    var menu = new Menus(database, java.time.Clock.systemUTC()).show(id("bar"), "en").menu();
    assertThat(menu.categories()).hasSize(1);
    assertThat(menu.categories().getFirst().products())
        .extracting(item -> item.name())
        .containsExactly("Gin Tonic", "Martini", "Mai Tai", "Pina Colada", "Mojito", "Margarita");
  }

  @Test
  void the_bistro_has_a_menu_of_more_than_forty_products_in_two_languages() {
    var english = new Menus(database, java.time.Clock.systemUTC()).show(id("bistro"), "en").menu();
    var german = new Menus(database, java.time.Clock.systemUTC()).show(id("bistro"), "de").menu();
    assertThat(english.categories().stream().mapToInt(c -> c.products().size()).sum())
        .isGreaterThan(40);
    assertThat(english.categories()).hasSameSizeAs(german.categories());
    assertThat(english.categories().get(2).name()).isEqualTo("Mains");
    assertThat(german.categories().get(2).name()).isEqualTo("Hauptgerichte");
    assertThat(german.language()).isEqualTo("de");
  }

  @Test
  void the_workshop_sells_oil_by_the_tenth_of_a_litre_and_parts_by_the_piece() {
    var menu = new Menus(database, java.time.Clock.systemUTC()).show(id("workshop"), "en").menu();
    assertThat(menu.location().name()).isEqualTo("Bennys Auto");
    var oil = menu.categories().getFirst().products().getFirst();
    assertThat(oil.unit()).isEqualTo("litre");
    assertThat(oil.quantityStep().toString()).isEqualTo("0.1");
    assertThat(menu.categories().getLast().products().getFirst().unit()).isEqualTo("piece");
  }

  @Test
  void german_rates_of_the_day_apply() {
    var bistro = database.read(tx -> Locations.one(tx, id("bistro")));
    var today = LocalDate.parse("2026-11-20");
    assertThat(bistro.rate("reduced", Consumption.EAT_IN, today)).isEqualTo(Rate.of("0.07"));
    assertThat(bistro.rate("standard", Consumption.EAT_IN, today)).isEqualTo(Rate.of("0.19"));
  }

  @Test
  void a_second_start_changes_nothing() {
    var before = new Menus(database, java.time.Clock.systemUTC()).show(id("bistro"), "en");
    places.prepare(DemoPlaces.PASSWORD);
    assertThat(new Menus(database, java.time.Clock.systemUTC()).show(id("bistro"), "en"))
        .isEqualTo(before);
  }

  @Test
  void a_start_on_the_network_replaces_the_password_and_the_next_one_brings_it_back() {
    try (var demo = new DemoApp()) {
      var again = new DemoPlaces(demo.app().database(), new Passwords(), clock);
      again.prepare("something random");
      signIn(demo, "something random").expect(200);
      signIn(demo, DemoPlaces.PASSWORD).expect(401);
      again.prepare(DemoPlaces.PASSWORD);
      signIn(demo, DemoPlaces.PASSWORD).expect(200);
    }
  }

  private static Client.Answer signIn(DemoApp demo, String password) {
    var credentials = Map.of("email", "waiter@demo.example", "password", password);
    return demo.nobody().post("/api/auth/login", credentials);
  }

  private UUID id(String slug) {
    return database.read(tx -> Locations.bySlug(tx, slug)).orElseThrow();
  }
}
