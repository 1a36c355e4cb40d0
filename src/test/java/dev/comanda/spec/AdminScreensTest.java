package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.ops.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The administration: people are added and changed; keys are made, shown once and revoked; the
 * audit log is read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "admin-";

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

  @Test
  void a_key_is_made_shown_once_and_revoked() {
    try (var browser = signedIn("admin")) {
      browser.expect("/api/api-keys.*400");
      browser.press("API keys");
      browser.see(".empty", "No program has a key yet.");
      pictures.look(browser, "admin-keys-none");
      browser.press("New key");
      browser.press("Make the key");
      browser.see("key-dialog .fault");
      browser.type("key-dialog [name=name]", "Drinks robot");
      browser.press(browser.see("key-dialog .choice-one", "read the menu"));
      browser.press(browser.see("key-dialog .choice-one", "place and cancel orders"));
      browser.press(browser.see("key-dialog .choice-one", "Bistro Linden"));
      pictures.look(browser, "admin-key-new");
      browser.press("Make the key");
      browser.see("key-dialog .message-warning", "This key is shown only now.");
      var secret = secret(browser);
      evening.nobody.as(secret).get("/api/locations/bistro/products").expect(200);
      pictures.look(browser, "admin-key-made");
      browser.press("I have kept it");
      browser.see(".key", "Drinks robot");
      assertThat((String) browser.run("return document.body.innerHTML")).doesNotContain(secret);
      everywhere(browser, "admin-keys");
      browser.press("Revoke Drinks robot");
      browser.see("ask-dialog", "Revoke Drinks robot?");
      pictures.look(browser, "admin-key-revoke");
      browser.press("Revoke");
      browser.see(".key.is-over", "revoked");
      evening.nobody.as(secret).get("/api/locations/bistro/products").expect(401);
    }
  }

  private static String secret(Browser browser) {
    var shown = browser.run("return document.querySelector('.key-secret').value");
    return (String) Objects.requireNonNull(shown);
  }

  @Test
  void somebody_is_added_changed_and_switched_off() {
    try (var browser = signedIn("manager")) {
      browser.expect("/api/users.*400");
      browser.see(".key", "Wei");
      browser.see(".key", "Amara");
      browser.gone("[aria-label='Change Amara']");
      everywhere(browser, "admin-people");
      browser.press("Add somebody");
      browser.type("person-dialog [name=email]", "robin");
      browser.type("person-dialog [name=name]", "Robin");
      browser.type("person-dialog [name=pin]", "12");
      browser.press("Save");
      browser.see("person-dialog .fault", "A PIN has 4 to 8 digits.");
      pictures.look(browser, "admin-person-wrong");
      browser.type("person-dialog [name=email]", "robin@demo.example");
      browser.type("person-dialog [name=pin]", "4711");
      browser.press("Save");
      browser.gone("person-dialog dialog");
      browser.see(".key", "robin@demo.example");
      browser.press("Change Robin");
      browser.press(browser.see("person-dialog .choice-one", "Blue Hour Bar"));
      browser.choose("person-dialog [name=usual]", placeIdOf("bar"));
      browser.choose("person-dialog [name=role]", "kitchen");
      browser.press(browser.see("person-dialog .choice-one", "May sign in"));
      browser.hold(Device.PHONE);
      pictures.look(browser, "admin-person-phone");
      browser.hold(Device.DESK);
      browser.press("Save");
      browser.gone("person-dialog dialog");
      browser.see(".key.is-over", "Robin Kitchen switched off");
      browser.see(".key.is-over", "Blue Hour Bar (usual), Bistro Linden");
    }
  }

  private String placeIdOf(String slug) {
    return evening.admin.get("/api/locations/" + slug).expect(200).json().get("id").textValue();
  }

  /** Cancels an order, and changes a product more often than one page of the log has lines. */
  private void deeds() {
    var order = evening.waiter.post("/api/orders", Evening.one(evening.product, 1)).expect(201);
    var id = order.json().get("id").textValue();
    var why = Map.of("reason", "Guest changed their mind");
    evening.waiter.post("/api/orders/" + id + "/lines/1/void", why).expect(200);
    var path = "/api/locations/bistro/products/" + evening.product + "/availability";
    for (int i = 0; i < 50; i++) {
      evening.kitchen.put(path, Map.of("available", i % 2 == 1)).expect(200);
    }
    evening.table();
  }

  @Test
  void the_audit_log_is_read_filtered_and_saved(@TempDir Path folder) throws IOException {
    deeds();
    try (var browser = signedIn("manager")) {
      browser.press("Audit log");
      browser.see(".deed", "Session opened Wei");
      assertThat(browser.count(".deed")).isEqualTo(50);
      browser.press("Older");
      browser.see(".audit-foot", "Nothing older is kept.");
      browser.choose("audit-filters [name=staff]", waiter());
      browser.gone(".deeds.is-old");
      browser.see(".deed", "Guest changed their mind Order");
      everywhere(browser, "admin-audit");
      browser.choose("audit-filters [name=action]", "order.line_voided");
      browser.see(".audit-foot", "Nothing older matches.");
      browser.saveTo(folder);
      browser.press("Download these lines as CSV");
      var file = browser.saved(folder.resolve("audit.csv"));
      assertThat(Files.readAllLines(file)).hasSize(2);
      browser.reload();
      browser.see(".audit-foot", "Nothing older matches.");
      assertThat(browser.count(".deed")).isEqualTo(1);
      browser.choose("audit-filters [name=action]", "spot.deleted");
      browser.see(".empty", "Nothing that was written down matches.");
      everywhere(browser, "admin-audit-nothing");
      browser.press("Show everything");
      browser.see(".deed", "Product back on sale Kofi");
    }
  }

  private String waiter() {
    var me = evening.waiter.get("/api/auth/verify").expect(200).json().get("user");
    return me.get("id").textValue();
  }

  @Test
  void the_audit_log_says_when_it_is_loaded_and_when_it_cannot_be() {
    try (var browser = signedIn("admin")) {
      browser.expect("ERR_INTERNET_DISCONNECTED|/api/audit.*400");
      browser.press("Audit log");
      browser.see(".deed", "Signed in");
      browser.choose("audit-filters [name=location]", "all");
      browser.see(".audit-foot", "Times are UTC.");
      browser.run("window.answers = fetch; window.fetch = () => new Promise(() => {})");
      browser.choose("audit-filters [name=action]", "api_key.created");
      browser.see("[aria-busy=true] .deeds.is-old");
      pictures.look(browser, "admin-audit-loading");
      browser.run("window.fetch = window.answers");
      browser.offline(true);
      browser.choose("audit-filters [name=action]", "staff.signed_in");
      browser.see(".message-danger", "No connection to the server.");
      everywhere(browser, "admin-audit-failed");
      browser.offline(false);
      browser.press("Try again");
      browser.see(".deed", "Signed in");
      browser.run(dates("2026-06-02", "2026-06-01"));
      browser.see(".message-danger", "The last day is before the first.");
    }
  }

  /** Chooses both days. */
  private static String dates(String from, String to) {
    return "for (const [name, value] of [['from', '%s'], ['to', '%s']]) {".formatted(from, to)
        + "const field = document.querySelector(`[name=${name}]`);"
        + "field.value = value; field.dispatchEvent(new Event('change', { bubbles: true })); }";
  }

  @Test
  void every_action_of_the_audit_log_has_its_words_in_both_languages() {
    var words = Arrays.stream(Action.values()).map(Action::word).toList();
    var offered =
        "return [...document.querySelectorAll('[name=action] option')].map(one => one.%s)";
    for (var language : List.of("en", "de")) {
      try (var browser = Browser.start(Device.PHONE, Scheme.LIGHT, language)) {
        browser.open(evening.app.url() + "/admin?part=audit");
        browser.type("[name=email]", "admin@demo.example");
        browser.type("[name=password]", DemoPlaces.PASSWORD);
        browser.press(browser.see(".entry-card [type=submit]"));
        browser.see(".deed");
        var values = (List<?>) Objects.requireNonNull(browser.run(offered.formatted("value")));
        assertThat(values.stream().map(Object::toString).filter(value -> !value.isEmpty()))
            .containsExactlyInAnyOrderElementsOf(words);
        assertThat(Objects.requireNonNull(browser.run(offered.formatted("text"))).toString())
            .doesNotContain("did.", "thing.", "audit.");
        pictures.look(browser, "admin-audit-" + language + "-phone");
      }
    }
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
      pictures.look(browser, "admin-place-saved");
      var bar = evening.admin.get("/api/locations/bar").expect(200).json();
      assertThat(bar.get("name").textValue()).isEqualTo("Blue Hour");
      assertThat(bar.get("payments").textValue()).isEqualTo("on");
      assertThat(bar.get("address")).hasSize(2);
      browser.press(browser.see(".settings .choice-one", "Order when opened"));
      browser.press("Discard");
      browser.gone(".settings-said:not(:empty)");
    }
    evening.admin.patch("/api/locations/bar", Map.of("name", "Blue Hour Bar")).expect(200);
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

  @Test
  void a_waiter_is_told_that_it_is_not_for_waiters() {
    try (var browser = signedIn("waiter")) {
      browser.see(".message-danger", "The administration is for managers and administrators.");
      pictures.look(browser, "admin-waiter");
    }
  }
}
