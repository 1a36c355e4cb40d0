package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.demo.DemoPlaces;
import dev.comanda.staff.AuthenticatorApp;
import dev.comanda.staff.bound.Guesses;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The administration: people are added and changed; keys are made, shown once and revoked; a place
 * is set up. The audit log is {@link AuditScreensTest}'s, stations are {@link
 * KitchenScreensTest}'s.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "admin-";

  private final Pictures pictures =
      new Pictures(
          name ->
              name.startsWith(NAMES)
                  && !name.startsWith(AuditScreensTest.NAMES)
                  && !name.startsWith(KitchenScreensTest.NAMES)
                  && !name.startsWith(PlaceScreensTest.NAMES));
  private final Evening evening = new Evening(Clock.systemUTC());

  @AfterAll
  void close() {
    evening.close();
    pictures.complete();
  }

  @Test
  void a_second_factor_is_set_up_and_asked_for() {
    var person =
        Map.of(
            "email",
            "factor@demo.example",
            "name",
            "Fatima",
            "role",
            "admin",
            "password",
            DemoPlaces.PASSWORD);
    evening.admin.post("/api/users", person).expect(201);
    try (var browser = Administration.signedIn(evening, "factor")) {
      browser.expect("/api/auth/login .*401");
      browser.press("Security");
      browser.see("admin-security", "You have no second factor.");
      aWrongPasswordIsTriedOnceAndAskedForAgain(browser);
      browser.type("[name=password]", DemoPlaces.PASSWORD);
      browser.press("Set it up");
      browser.see(".second-factor-qr");
      Administration.everywhere(pictures, browser, "admin-second-factor");
      var app = new AuthenticatorApp(browser.see(".second-factor-secret").getText());
      browser.type("[name=code]", app.code(Instant.now()));
      browser.press("Switch it on");
      browser.see(".second-factor-codes");
      Administration.everywhere(pictures, browser, "admin-recovery-codes");
      var lost = browser.see(".second-factor-codes code").getText();
      browser.press("I have kept them");
      browser.see("admin-security", "Your second factor is on.");
      Administration.everywhere(pictures, browser, "admin-security");
      browser.press("Staff");
      browser.press("Change Fatima");
      browser.see("person-dialog .choice-one", "May sign in");
      browser.gone("person-dialog [name=no-factor]");
      browser.press("Cancel");
      signInAgain(browser, lost);
    }
  }

  private void aWrongPasswordIsTriedOnceAndAskedForAgain(Browser browser) {
    browser.expect("/api/auth/second-factor .*401");
    int before = failures();
    browser.type("[name=password]", "not that one");
    browser.press("Set it up");
    browser.see("admin-security .message-fault", "password is wrong");
    browser.see("admin-security [name=password]");
    assertThat(failures()).isEqualTo(before + 1);
  }

  private int failures() {
    return evening.admin.get("/api/audit?action=staff.sign_in_failed").json().get("data").size();
  }

  private void signInAgain(Browser browser, String recovery) {
    browser.press("Sign out");
    browser.type("[name=email]", "factor@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press("Sign in");
    browser.see("h1", "One more step");
    browser.type("[name=code]", "000000");
    browser.press("Sign in");
    browser.see(".message-fault", "This code is wrong");
    Administration.everywhere(pictures, browser, "admin-sign-in-code");
    browser.type("[name=code]", recovery);
    browser.press("Sign in");
    browser.see(".who, .entry-foot", "Fatima");
  }

  @Test
  void many_guesses_are_told_in_the_times_of_the_place() {
    var guessed = new Evening(Clock.systemUTC());
    try (var browser = Administration.signedIn(guessed, "manager")) {
      var wrong = Map.of("email", "waiter@demo.example", "password", "guess guess");
      for (int i = 0; i <= Guesses.Secret.PASSWORD.burst(); i++) {
        guessed.nobody.post("/api/auth/login", wrong);
      }
      browser.reload();
      browser.see("admin-guesses .message-warning", "Wei");
      browser.see(".key", "Amara");
      Administration.everywhere(pictures, browser, "admin-guesses");
    } finally {
      guessed.close();
    }
  }

  @Test
  void a_key_is_made_shown_once_and_revoked() {
    try (var browser = Administration.signedIn(evening, "admin")) {
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
      Administration.everywhere(pictures, browser, "admin-keys");
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
    try (var browser = Administration.signedIn(evening, "manager")) {
      browser.expect("/api/users.*400");
      browser.see(".key", "Wei");
      browser.see(".key", "Amara");
      browser.gone("[aria-label='Change Amara']");
      Administration.everywhere(pictures, browser, "admin-people");
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

  @Test
  void a_waiter_is_told_that_it_is_not_for_waiters() {
    try (var browser = Administration.signedIn(evening, "waiter")) {
      browser.see(".message-fault", "The administration is for managers and administrators.");
      pictures.look(browser, "admin-waiter");
    }
  }
}
