package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.spec.ConsoleRows.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How administrators add integrations, set them up, stop them and take them away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleSettingsTest {
  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final ConsoleDesk desk = new ConsoleDesk(evening);

  private JsonNode known(Connection at) {
    return evening.admin.get("/api/integrations/" + at.id()).expect(200).json();
  }

  private static String value(String css, String text) {
    return "return document.querySelector(\"%s\")?.value === '%s'".formatted(css, text);
  }

  @Test
  void an_integration_is_added_and_named_faults_keep_what_was_typed() {
    try (var browser = Browser.start(Device.DESK)) {
      browser.expect("/api/integrations.*400");
      desk.signIn(browser, "admin", "");
      browser.press("Add an integration");
      browser.type("add-dialog [name=workshop]", "Neue Halle");
      browser.until("its name in paths", value("add-dialog [name=slug]", "neue-halle"));
      browser.type("add-dialog [name=address]", "nowhere");
      browser.press("Connect");
      browser.see("add-dialog .is-wrong:has([name=address]) .fault");
      browser.until("what was typed", value("add-dialog [name=workshop]", "Neue Halle"));
      browser.type("add-dialog [name=address]", "http://127.0.0.1:9/erp");
      browser.press("Connect");
      browser.gone("add-dialog dialog");
      browser.see(".erp-mid-head h2", "Neue Halle");
      browser.until(
          "its address", value("console-settings [name=address]", "http://127.0.0.1:9/erp"));
      assertThat(browser.url()).contains("on=neue-halle", "part=settings");

      browser.type("console-settings [name=address]", "somewhere");
      browser.type("console-settings [name=username]", "comanda");
      browser.see(".erp-save", "2 fields are changed.");
      browser.press("Save");
      browser.see("console-settings .is-wrong:has([name=address]) .fault");
      browser.until("what was typed", value("console-settings [name=username]", "comanda"));
      browser.type("console-settings [name=address]", "http://127.0.0.1:9/other");
      browser.press("Save");
      browser.see("console-settings .is-wrong:has([name=password]) .fault");
      browser.gone("console-settings .message-fault");
      browser.type("console-settings [name=password]", "hush hush");
      browser.press("Save");
      browser.see(".erp-save", "Saved.");
      browser.gone("console-settings .is-wrong");
      browser.until("no password", value("console-settings [name=password]", ""));
    }
    var made = one("neue-halle");
    assertThat(made.get("address").textValue()).isEqualTo("http://127.0.0.1:9/other");
    assertThat(made.get("username").textValue()).isEqualTo("comanda");
  }

  private JsonNode one(String slug) {
    var all = evening.admin.get("/api/integrations?limit=100").expect(200).json().get("data");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(each -> each.get("slug").textValue().equals(slug))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_is_typed_while_settings_are_saved_is_kept_and_stays_with_its_integration() {
    var first = desk.many(1);
    var second = desk.many(1);
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "admin", "&on=" + first.slug() + "&part=settings");
      browser.type("[name=workshop]", "Halle A");
      try (var saved = new HeldAnswers(browser, "PATCH", "/api/integrations/")) {
        browser.press("Save");
        saved.are(1);
        browser.type("[name=mark_prefix]", "HalleA:");
      }
      browser.see(".erp-one", "Halle A");
      browser.see(".erp-save", "1 field is changed.");
      browser.until("what was typed", value("[name=mark_prefix]", "HalleA:"));
      try (var saved = new HeldAnswers(browser, "PATCH", "/api/integrations/")) {
        browser.type("[name=workshop]", "Halle B");
        browser.press("Save");
        saved.are(1);
        desk.turn(browser, "&on=" + second.slug() + "&part=settings");
        browser.see(".erp-mid-head h2", second.workshop());
        browser.type("[name=mark_prefix]", "HalleC:");
      }
      browser.see(".erp-one", "Halle B");
      browser.see(".erp-save", "1 field is changed.");
      browser.until("its own name", value("[name=workshop]", second.workshop()));
      browser.press("Discard");
      browser.gone(".message-fault");
    }
    assertThat(known(first).get("workshop").textValue()).isEqualTo("Halle B");
    assertThat(known(first).get("mark_prefix").textValue()).isEqualTo("HalleA:");
    assertThat(known(second).get("mark_prefix").textValue()).isEqualTo("OilMat:");
  }

  @Test
  void who_changes_what_somebody_else_has_changed_is_told_and_may_do_it_all_the_same() {
    var at = desk.many(1);
    var path = "/api/integrations/" + at.id();
    try (var browser = Browser.start(Device.DESK)) {
      browser.expect(path + " .*412");
      desk.signIn(browser, "admin", "&on=" + at.slug() + "&part=settings");
      browser.type("[name=address]", "http://127.0.0.1:9/mine");
      evening.admin.patch(path, Map.of("workshop", "Halle C")).expect(200);
      browser.see(".erp-one", "Halle C");
      browser.press("Save");
      browser.see(".erp-save", "Saved.");

      browser.type("[name=address]", "http://127.0.0.1:9/again");
      var theirs = Map.of("workshop", "Halle D", "address", "http://127.0.0.1:9/theirs");
      evening.admin.patch(path, theirs).expect(200);
      browser.see(".erp-one", "Halle D");
      browser.press("Save");
      browser.see("console-settings .message", "Somebody else has changed the same");
      browser.until("what was typed", value("[name=address]", "http://127.0.0.1:9/again"));
      browser.press("Save");
      browser.see(".erp-save", "Saved.");
    }
    assertThat(known(at).get("address").textValue()).isEqualTo("http://127.0.0.1:9/again");
    assertThat(known(at).get("workshop").textValue()).isEqualTo("Halle D");
  }

  @Test
  void an_integration_is_stopped_ended_switched_off_and_started_again() {
    var at = desk.many(1);
    var name = at.workshop();
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "admin", "&on=" + at.slug() + "&part=settings");
      browser.press("Stop");
      browser.see("console-settings .hint", "It books nothing; lines wait.");
      assertThat(known(at).get("worker").booleanValue()).isFalse();
      browser.press("Start");
      browser.see("console-settings .hint", "Lines are booked as they come.");
      browser.press("Refuse what is sent to it");
      browser.press("Accept what is sent to it");
      browser.see("console-settings .button", "Refuse what is sent to it");

      browser.press("End at once …");
      browser.see("ask-dialog", "End " + name + " at once?");
      browser.press("Cancel");
      browser.gone("ask-dialog dialog");
      assertThat(known(at).get("worker").booleanValue()).isTrue();
      browser.press("End at once …");
      browser.press("End it");
      browser.see("console-settings .hint", "what is sent to it is refused; lines wait.");
      browser.press("Start");
      browser.see("console-settings .hint", "what is sent to it is refused.");
      browser.press("Accept what is sent to it");
      browser.see("console-settings .hint", "Lines are booked as they come.");

      browser.press("Switch off …");
      browser.see("ask-dialog", "Switch " + name + " off?");
      browser.press(browser.see("ask-dialog [type=submit]"));
      browser.see("console-settings .hint", "It is switched off.");
      assertThat(known(at).get("active").booleanValue()).isFalse();
      browser.press("Start");
      browser.see("console-settings .hint", "Lines are booked as they come.");
      assertThat(known(at).get("active").booleanValue()).isTrue();
    }
  }

  @Test
  void an_integration_is_removed_after_a_question_that_says_what_becomes_of_it() {
    var at = desk.many(1);
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "admin", "&on=" + at.slug() + "&part=settings");
      browser.see(".erp-one[aria-current]", at.workshop());
      browser.press("Remove …");
      browser.see("ask-dialog", "This cannot be undone.");
      browser.press(browser.see("ask-dialog .modal-head .icon-button"));
      browser.gone("ask-dialog dialog");
      assertThat(known(at).get("retired").booleanValue()).isFalse();
      browser.press("Remove …");
      browser.press(browser.see("ask-dialog [type=submit]"));
      browser.gone("console-settings");
      browser.see(".erp-mid-head h2", "All lines");
      browser.until(
          "it is gone",
          "return ![...document.querySelectorAll('.erp-one strong')]"
              + ".some((one) => one.innerText === '"
              + at.workshop()
              + "')");
    }
    assertThat(known(at).get("retired").booleanValue()).isTrue();
  }

  @Test
  void numbers_that_are_typed_while_others_are_saved_are_kept_and_stay_with_their_integration() {
    var first = desk.many(1);
    var second = desk.many(1);
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=" + first.slug() + "&part=products");
      browser.type(".erp-product:nth-child(1) input", "N-1");
      try (var saved = new HeldAnswers(browser, "PUT", "/mappings")) {
        browser.press("Save 1 number");
        saved.are(1);
        browser.type(".erp-product:nth-child(2) input", "N-2");
      }
      browser.see(".erp-part-head", "1 number is saved.");
      browser.until("what was typed", value(".is-changed:nth-child(1) input", "N-2"));
      try (var saved = new HeldAnswers(browser, "PUT", "/mappings")) {
        browser.press("Save 1 number");
        saved.are(1);
        desk.turn(browser, "&on=" + second.slug() + "&part=products");
        browser.see(".erp-mid-head h2", second.workshop());
        browser.type(".erp-product:nth-child(3) input", "N-3");
      }
      browser.press("Save 1 number");
      browser.see(".erp-part-head", "1 number is saved.");
      browser.gone(".erp-save");
    }
    assertThat(numbers(first)).isEqualTo(2);
    assertThat(numbers(second)).isEqualTo(1);
  }

  @Test
  void what_is_typed_and_not_saved_is_there_again_after_a_look_at_something_else() {
    var at = desk.many(1);
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "admin", "&on=" + at.slug() + "&part=products");
      browser.type(".erp-product:nth-child(1) input", "N-7");
      browser.press("Day");
      browser.see("console-day");
      browser.press("Settings");
      browser.type("[name=workshop]", "Halle E");
      browser.press("Products");
      browser.until("the number", value(".is-changed:nth-child(1) input", "N-7"));
      browser.press("Save 1 number");
      browser.see(".erp-part-head", "1 number is saved.");
      browser.press("Settings");
      browser.until("the name", value("[name=workshop]", "Halle E"));
      browser.press("Discard");
      browser.until("its own name", value("[name=workshop]", at.workshop()));
      browser.press("Pause all");
      browser.press(browser.see("ask-dialog [type=submit]"));
      browser.see("console-settings .hint", "Lines wait until all of this place go on.");
      browser.press("Go on");
      browser.see("console-settings .hint", "Lines are booked as they come.");
    }
    assertThat(numbers(at)).isEqualTo(1);
  }

  private int numbers(Connection at) {
    var page = evening.manager.get("/api/integrations/" + at.id() + "/mappings?limit=1");
    return page.expect(200).json().get("mapped").intValue();
  }
}
