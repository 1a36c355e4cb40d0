package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.TestApp;
import dev.comanda.http.Client;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Setting up with breaks, changes of mind and mistakes. */
class SetupStoryTest {
  @Test
  void closed_browsers_and_restarted_servers_only_interrupt_it() {
    var app = TestApp.start();
    try {
      var link = app.setupLink().orElseThrow();
      try (var desk = Browser.start(Device.DESK);
          var phone = Browser.start(Device.PHONE)) {
        desk.open(link);
        new SetupWalk(desk, phone).administrator();
        assertThat(desk.url()).doesNotContain("#");
      }
      app = app.restart();
      try (var desk = Browser.start(Device.DESK);
          var phone = Browser.start(Device.PHONE)) {
        desk.open(app.url() + "/setup" + link.substring(link.indexOf('#')));
        goesOn(desk, app.url());
        finishes(desk, phone);
        assertThat(app.setupLink()).isEmpty();
        nothingOfTheTestCounts(app);
      }
    } finally {
      app.close();
    }
  }

  /** The old link asks to sign in; the front page leads here too. */
  private static void goesOn(Browser desk, String url) {
    desk.press("Sign in and go on");
    desk.type("[name=email]", SetupWalk.EMAIL);
    desk.type("[name=password]", SetupWalk.PASSWORD);
    desk.press("Sign in");
    desk.see("setup-place [name=place]");
    desk.open(url + "/");
    desk.press("Go on setting up");
    desk.see("setup-place [name=place]");
  }

  private static void finishes(Browser desk, Browser phone) {
    var walk = new SetupWalk(desk, phone);
    walk.place();
    desk.press("Next");
    desk.see("setup-menu .option");
    desk.reload();
    desk.see("setup-menu .option");
    desk.press("Next");
    walk.tables();
    desk.press("Remove Table 3");
    desk.gone(".table:nth-child(8)");
    desk.press("Next");
    walk.order();
    desk.reload();
    desk.see(".is-done", "Order 1 has come in");
    desk.press("Finish");
    desk.see("h1", "Comanda is set up");
  }

  private static void nothingOfTheTestCounts(TestApp app) {
    try (var client = Client.of(app.url())) {
      var login = Map.of("email", SetupWalk.EMAIL, "password", SetupWalk.PASSWORD);
      var token = client.post("/api/auth/login", login).expect(200).json().get("access_token");
      var admin = client.as(token.textValue());
      var session = admin.get("/api/locations/bar-central/panel").json().get("sessions").get(0);
      assertThat(session.get("state").textValue()).isEqualTo("closed");
      var orders = admin.get("/api/sessions/" + session.get("id").textValue()).expect(200).json();
      assertThat(orders.at("/orders/0/state").textValue()).isEqualTo("cancelled");
      var place = admin.get("/api/locations/bar-central").json();
      assertThat(place.get("currency").textValue()).isEqualTo("EUR");
      assertThat(place.get("time_zone").textValue()).isEqualTo("Europe/Berlin");
      assertThat(place.get("tax_rates").findValuesAsText("rate")).contains("0.19", "0.07", "0");
    }
  }

  @Test
  void every_step_goes_back_and_takes_other_answers() {
    try (var app = TestApp.start();
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      var walk = new SetupWalk(desk, phone);
      desk.expect("/api/setup .*400");
      desk.open(app.setupLink().orElseThrow());
      desk.type("[name=name]", "Ada");
      desk.type("[name=email]", "ada@" + "x.".repeat(100) + "com");
      desk.type("[name=password]", SetupWalk.PASSWORD);
      desk.press("Next");
      desk.see(".is-wrong .fault", "This is no e-mail address.");
      walk.administrator();
      desk.press("Back");
      desk.see("setup-administrator", "the link has been used up");
      desk.press("Next");
      walk.place();
      desk.choose("[name=currency]", "CHF");
      desk.press("Next");
      desk.press(desk.see(".option", "A sample"));
      desk.press("Next");
      desk.type("setup-tables [name=count]", "0");
      desk.press("Next");
      desk.see(".test-qr");
      desk.press("Back");
      desk.see("setup-tables [name=count]");
      desk.press("Back");
      desk.see(".made", "There are");
      desk.expect("/catalog .*409");
      desk.press("Take all of it away again");
      desk.see(".message-fault", "Something has been served");
      desk.press("Place");
      desk.expect("/api/locations/.* .*400");
      desk.choose("setup-place [name=currency]", "EUR");
      desk.press("Next");
      desk.see(".is-wrong .fault", "Something has been served here in this currency.");
    }
  }

  @Test
  void a_sample_is_taken_away_again_and_nothing_to_order_is_no_dead_end() {
    try (var app = TestApp.start();
        var desk = Browser.start(Device.DESK, Scheme.LIGHT, "de");
        var phone = Browser.start(Device.PHONE)) {
      desk.open(app.setupLink().orElseThrow());
      desk.see("h2", "Wer sind Sie?");
      desk.type("[name=name]", "Ada");
      desk.type("[name=email]", SetupWalk.EMAIL);
      desk.type("[name=password]", SetupWalk.PASSWORD);
      desk.press("Weiter");
      desk.see("setup-place [name=place]");
      new SetupWalk(desk, phone).place();
      desk.press("Weiter");
      desk.press(desk.see(".option", "Leer anfangen"));
      desk.press("Weiter");
      desk.type("setup-tables [name=count]", "0");
      desk.press("Weiter");
      desk.see(".message-warning", "Die Karte ist leer");
      desk.press("Zurück");
      desk.see("setup-tables [name=count]");
      desk.press("Zurück");
      desk.see(".option:has(:checked)", "Leer anfangen");
      desk.press(desk.see(".option", "Ein Beispiel"));
      desk.press("Weiter");
      desk.see("setup-tables [name=count]");
    }
  }

  @Test
  void a_file_is_looked_at_first_and_what_is_wrong_with_it_names_row_and_column(
      @TempDir Path folder) {
    var csv = new SetupFiles(folder);
    try (var app = TestApp.start();
        var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      desk.expect("/catalog/(import|columns).* .*(400|413)");
      desk.open(app.setupLink().orElseThrow());
      var walk = new SetupWalk(desk, phone);
      walk.administrator();
      walk.place();
      desk.press("Next");
      desk.press(desk.see(".option", "A file of yours"));
      csv.choose(desk, SetupFiles.BAD);
      desk.see(".faults li", "Row 3, Price: It must not be negative.");
      desk.see(".faults li", "Row 4, Tax class or rate:");
      desk.press("Next");
      csv.choose(desk, SetupFiles.HEADER + "1,Drinks,Tea,-1,standard\n".repeat(11));
      desk.see(".faults", "There is more to mend.");
      csv.choose(desk, "");
      desk.see(".faults li", "The file is empty");
      csv.choose(desk, "x".repeat(5 * 1024 * 1024 + 1));
      desk.see(".message-fault", "This file is too large");
      csv.choose(desk, SetupFiles.GOOD);
      desk.see(".made", "The file is right: 3 products. New categories: 2.");
      assertThat(prices(app)).isEmpty();
      desk.press("Next");
      desk.see("setup-tables [name=count]");
      assertThat(prices(app)).containsExactlyInAnyOrder(320, 290, 1250);
      desk.press("Back");
      desk.see(".made", "There are 3 products on the menu.");
    }
  }

  /** What the products of the place cost, in cents. */
  private static List<Integer> prices(TestApp app) {
    try (var client = Client.of(app.url())) {
      var login = Map.of("email", SetupWalk.EMAIL, "password", SetupWalk.PASSWORD);
      var token = client.post("/api/auth/login", login).expect(200).json().get("access_token");
      var admin = client.as(token.textValue());
      var products = admin.get("/api/locations/bar-central/products").expect(200).json();
      var prices = new ArrayList<Integer>();
      products.get("data").forEach(one -> prices.add(one.at("/price/amount").intValue()));
      return prices;
    }
  }
}
