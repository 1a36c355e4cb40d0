package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The settings of a place in the administration: changed, refused at their fields, kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlaceScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "admin-place";

  private static final String BOUND = "[name='guest_bounds.%s']";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Evening evening = new Evening(Clock.systemUTC());

  @AfterAll
  void close() {
    evening.close();
    pictures.complete();
  }

  private Browser signedIn(String who) {
    var browser = Browser.start(Device.DESK);
    browser.open(evening.app.url() + "/admin");
    browser.type("[name=email]", who + "@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press("Sign in");
    browser.see("h1", "Administration");
    return browser;
  }

  /** Looks at what is shown on each device; at last on a desk. */
  private void everywhere(Browser browser, String name) {
    browser.hold(Device.TABLET);
    pictures.look(browser, name + "-tablet");
    browser.hold(Device.PHONE);
    pictures.look(browser, name + "-phone");
    browser.hold(Device.DESK);
    pictures.look(browser, name);
  }

  private String placeIdOf(String slug) {
    return evening.admin.get("/api/locations/" + slug).expect(200).json().get("id").textValue();
  }

  @Test
  void the_settings_of_a_place_are_changed() {
    try (var browser = signedIn("admin")) {
      browser.expect("/api/locations/.*400");
      browser.press("Place");
      browser.choose(".card-head .place-choice", placeIdOf("bar"));
      browser.see(".settings");
      everywhere(browser, "admin-place");
      browser.type(".settings [name=name]", " ");
      browser.type(".settings [name=address]", "Am Kanal 7\n\n10999 Berlin\n" + "x".repeat(81));
      browser.press(browser.see(".settings .choice-one", "Bills are paid here"));
      browser.see(".settings-said", "Not saved yet.");
      browser.press("Save");
      browser.see(".settings .fault", "Please give a name of 1 to 100 characters.");
      browser.see(".settings .fault", "There may be six lines of at most 80 characters.");
      assertThat(value(browser, "[name=address]")).startsWith("Am Kanal 7\n");
      pictures.look(browser, "admin-place-wrong");
      browser.type(".settings [name=name]", "Blue Hour");
      browser.type(".settings [name=address]", "Am Kanal 7\n10999 Berlin");
      browser.choose(".card-head .place-choice", placeIdOf("bistro"));
      browser.see("ask-dialog", "What you have changed at Blue Hour Bar is not saved yet.");
      pictures.look(browser, "admin-place-leave");
      browser.press("Keep it");
      browser.gone("ask-dialog dialog");
      browser.press("Save");
      browser.see(".settings-said", "Saved.");
      browser.run("scrollTo(0, document.body.scrollHeight)");
      pictures.look(browser, "admin-place-saved");
      var bar = evening.admin.get("/api/locations/bar").expect(200).json();
      assertThat(bar.get("name").textValue()).isEqualTo("Blue Hour");
      assertThat(bar.get("payments").textValue()).isEqualTo("on");
      assertThat(bar.get("address")).hasSize(2);
      browser.press(browser.see(".settings .choice-one", "Order when opened"));
      browser.press("Discard");
      browser.gone(".settings-said:not(:empty)");
      bounds(browser);
    }
    evening.admin.patch("/api/locations/bar", Map.of("name", "Blue Hour Bar")).expect(200);
  }

  /** How much guests may order is typed, refused at its field, and as usual where it is emptied. */
  private void bounds(Browser browser) {
    assertThat(value(browser, BOUND.formatted("order"))).isEqualTo("2000.00");
    browser.type(BOUND.formatted("quantity"), "2.5");
    browser.type(BOUND.formatted("order"), "none");
    browser.press("Save");
    browser.see(".settings .fault", "Please give an amount above zero");
    browser.type(BOUND.formatted("order"), "30");
    browser.type(BOUND.formatted("session"), "29.99");
    browser.press("Save");
    browser.see(".settings .fault", "at least that of one order");
    browser.run("scrollTo(0, document.body.scrollHeight)");
    pictures.look(browser, "admin-place-bounds");
    browser.hold(Device.PHONE);
    // No choice is half behind the head then, where axe would call it too small.
    browser.run(
        "const at = document.querySelector('[name=scan][value=confirm]').getBoundingClientRect();"
            + "scrollBy(0, at.top - document.querySelector('.head').offsetHeight - 8)");
    pictures.look(browser, "admin-place-bounds-phone");
    browser.hold(Device.DESK);
    browser.type(BOUND.formatted("session"), "300,5");
    browser.press("Save");
    browser.see(".settings-said", "Saved.");
    assertThat(barBounds()).isEqualTo(List.of(2.5, 3_000.0, 30_050.0));
    List.of("quantity", "order", "session")
        .forEach(name -> browser.type(BOUND.formatted(name), " "));
    browser.press("Save");
    browser.see(".settings-said", "Saved.");
    assertThat(barBounds()).isEqualTo(List.of(100.0, 200_000.0, 2_000_000.0));
    assertThat(value(browser, BOUND.formatted("session"))).isEqualTo("20000.00");
  }

  private List<Double> barBounds() {
    var bar = evening.admin.get("/api/locations/bar").expect(200).json();
    return Stream.of("quantity", "order/amount", "session/amount")
        .map(name -> bar.at("/guest_bounds/" + name).doubleValue())
        .toList();
  }

  @Test
  void a_manager_sees_the_settings_and_who_changes_them() {
    try (var browser = signedIn("manager")) {
      browser.press("Place");
      browser.see(".settings .message", "Only administrators change these settings.");
      browser.gone(".settings .button");
      pictures.look(browser, "admin-place-manager");
    }
  }

  private static String value(Browser browser, String css) {
    return Objects.requireNonNull(browser.see(css).getDomProperty("value"));
  }
}
