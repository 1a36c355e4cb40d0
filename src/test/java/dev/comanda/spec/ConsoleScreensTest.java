package dev.comanda.spec;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The console with 20 integrations and 5,000 lines, on each device, in light and in dark. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "console";

  private static final String SEEN =
      "return [...document.querySelectorAll('.erp-shot img')].every((each) => each.naturalWidth > 0)";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Evening evening = new Evening(Clock.systemUTC());
  private final ConsoleDesk desk = new ConsoleDesk(evening);

  @AfterAll
  void close() {
    evening.close();
    pictures.complete();
  }

  private void everywhere(Browser browser, String name) {
    Administration.everywhere(pictures, browser, name);
  }

  @Test
  void who_needs_a_person_stands_first_and_all_lines_are_found() {
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "admin", "");
      browser.see(".erp-line", "Engine oil 5W-30");
      browser.see(".erp-one .tag", "Refused");
      everywhere(browser, "console");
      desk.open(browser, "&on=werkstatt&show=all");
      browser.see(".erp-line", "Engine oil 5W-30");
      everywhere(browser, "console-lines");
      browser.press("Filters");
      browser.see("filter-dialog select");
      pictures.look(browser, "console-filters");
      browser.press("Close");
      browser.press("Needs you");
      browser.press("Put all aside");
      browser.see("sweep-dialog .sweep-plan");
      pictures.look(browser, "console-sweep");
      browser.press("Cancel");
      browser.type(".search input", "no such thing");
      browser.see(".empty", "No line matches");
      pictures.look(browser, "console-nothing");
    }
  }

  @Test
  void the_life_of_a_line_is_told_in_the_order_of_time() {
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&line=" + desk.unknown);
      browser.see(".erp-moment", "Sent, and nobody knows");
      browser.see("console-lane h2", "Lane 558");
      browser.see(".erp-facts strong");
      everywhere(browser, "console-line");
      browser.press("Look at: No answer to the line");
      browser.see("evidence-viewer .erp-pre", "No answer within 20 s.");
      pictures.look(browser, "console-evidence");
      browser.press("Close");
      browser.press("Yes, it is booked");
      browser.see("ask-dialog", "It stands on document 558?");
      pictures.look(browser, "console-booked");
      browser.press("Cancel");
      desk.open(browser, "&line=" + desk.refused);
      browser.see("console-verdict", "It is not booked on document 560.");
      browser.until("pictures", SEEN);
      pictures.look(browser, "console-line-pictures");
      browser.press("Look at: What the ERP said");
      browser.until(
          "the picture", "return document.querySelector('.erp-picture').naturalWidth > 0");
      pictures.look(browser, "console-picture");
      browser.press("Close");
      browser.press("Edit");
      browser.see("edit-dialog [name=document]");
      pictures.look(browser, "console-edit");
    }
  }

  @Test
  void the_parts_of_an_integration_have_ways_of_their_own() {
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "admin", "&on=werkstatt&part=settings");
      browser.see("console-settings [name=address]");
      everywhere(browser, "console-settings");
      desk.open(browser, "&on=q-9&part=settings");
      browser.see("console-check", "A table \"Lines\" was expected");
      browser.until("the picture", SEEN);
      pictures.look(browser, "console-check");
      browser.press("Products");
      browser.see(".erp-product");
      everywhere(browser, "console-products");
      desk.open(browser, "&on=werkstatt&part=day");
      browser.see("console-day .erp-differences", "Nobody knows whether it is booked");
      everywhere(browser, "console-day");
      browser.press("Log");
      browser.see("console-log .erp-log, console-log .empty");
      pictures.look(browser, "console-log");
      browser.press("Add an integration");
      browser.see("add-dialog [name=address]");
      pictures.look(browser, "console-add");
      browser.press("Cancel");
      browser.press("Pause all");
      browser.see("ask-dialog", "Pause all integrations");
      pictures.look(browser, "console-pause");
    }
  }

  @Test
  void the_panel_says_of_each_line_how_it_stands_in_the_erp_to_those_who_run_the_place() {
    try (var manager = Browser.start(Device.DESK);
        var waiter = Browser.start(Device.DESK)) {
      Place.panel(manager, evening.app.url(), "bistro", Place.MANAGER);
      manager.see(".way .count");
      manager.press(manager.see(".card", "Bay 1"));
      manager.see(".line-booking", "Needs you");
      pictures.look(manager, "console-panel");
      Place.panel(waiter, evening.app.url(), "bistro", Place.WAITER);
      waiter.press(waiter.see(".card", "Bay 1"));
      waiter.see("orders-dialog .line");
      waiter.gone(".line-booking");
      var clearing = Bookings.ALL + "/" + desk.refused + "/clearing";
      evening.manager.post(clearing, Map.of("reason", "settled later")).expect(200);
      manager.see(".line-booking", "Not in the ERP");
      evening.manager.post(clearing + "/undo", Map.of()).expect(200);
      manager.see(".line-booking", "Needs you");
    }
  }

  @Test
  void the_same_in_german_on_a_phone() {
    try (var phone = Browser.start(Device.PHONE, Scheme.LIGHT, "de-DE")) {
      desk.signIn(phone, "admin", "");
      phone.see(".erp-one .tag", "Abgewiesen");
      pictures.look(phone, "console-german-phone");
      desk.open(phone, "&line=" + desk.unknown);
      phone.see(".erp-moment", "Niemand weiß, ob es gebucht ist");
      pictures.look(phone, "console-line-german-phone");
      phone.hold(Device.DESK);
      phone.see("console-lane h2", "Reihe 558");
      pictures.look(phone, "console-line-german");
    }
  }
}
