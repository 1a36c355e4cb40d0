package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The administration: people are added and changed; keys are made, shown once and revoked. */
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
      browser.choose("person-dialog [name=role]", "kitchen");
      browser.press(browser.see("person-dialog .choice-one", "May sign in"));
      browser.hold(Device.PHONE);
      pictures.look(browser, "admin-person-phone");
      browser.hold(Device.DESK);
      browser.press("Save");
      browser.gone("person-dialog dialog");
      browser.see(".key.is-over", "Robin Kitchen switched off");
    }
  }

  @Test
  void a_waiter_is_told_that_it_is_not_for_waiters() {
    try (var browser = signedIn("waiter")) {
      browser.see(".message-danger", "The administration is for managers and administrators.");
      pictures.look(browser, "admin-waiter");
    }
  }
}
