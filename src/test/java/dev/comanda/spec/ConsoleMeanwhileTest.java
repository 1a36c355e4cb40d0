package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The console where things change while somebody decides, and where answers are long in coming. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleMeanwhileTest {
  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final ConsoleDesk desk = new ConsoleDesk(evening);

  /** Waits until the page knows that the line it shows is another. */
  private void knows(Browser browser, UUID line) {
    var version = evening.manager.get(Bookings.ALL + "/" + line).json().get("version").intValue();
    browser.until(
        "version " + version,
        "return document.querySelector('console-line').delivery.version >= " + version);
  }

  @Test
  void an_answer_to_a_question_is_one_about_the_line_as_it_was_when_it_was_asked() {
    var at = desk.many(1);
    var line = desk.linesOf(at).getFirst();
    try (var browser = Browser.start(Device.DESK)) {
      browser.expect("/skip .*412");
      desk.signIn(browser, "manager", "&line=" + line);
      browser.press("Skip …");
      browser.see("ask-dialog");
      desk.touch(line);
      knows(browser, line);
      browser.type("ask-dialog input", "Paid in cash");
      browser.press(browser.see("ask-dialog [type=submit]"));
      browser.see(".erp-verdict .message", "It has changed since you were asked");
      browser.gone("ask-dialog dialog");
      assertThat(desk.state(line)).isEqualTo("error");
      browser.press("Skip …");
      browser.until(
          "the reason",
          "return document.querySelector('ask-dialog input').value === 'Paid in cash'");
      browser.press(browser.see("ask-dialog [type=submit]"));
      browser.see(".erp-head .tag", "Skipped");
      browser.gone(".erp-verdict .message");
    }
    assertThat(desk.state(line)).isEqualTo("skipped");
  }

  @Test
  void an_edit_is_one_of_the_line_as_it_was_opened_and_goes_on_with_what_was_typed() {
    var at = desk.many(1);
    var line = desk.linesOf(at).getFirst();
    var path = Bookings.ALL + "/" + line;
    try (var browser = Browser.start(Device.DESK)) {
      browser.expect(line + " .*412");
      desk.signIn(browser, "manager", "&line=" + line);
      browser.press("Edit");
      browser.type("edit-dialog [name=document]", "561");
      evening.manager.patch(path, Map.of("quantity", 3)).expect(200);
      knows(browser, line);
      browser.press("Save and send");
      browser.see("edit-dialog .message", "Somebody else has changed this line");
      browser.until("how it is now", value("quantity", "3"));
      browser.until("what was typed", value("document", "561"));
      browser.press("Save and send");
      browser.gone("edit-dialog dialog");
    }
    var now = evening.manager.get(path).expect(200).json();
    assertThat(now.get("document").textValue()).isEqualTo("561");
    assertThat(now.get("quantity").decimalValue()).isEqualByComparingTo("3");
  }

  private static String value(String field, String text) {
    return "return document.querySelector('edit-dialog [name=%s]').value === '%s'"
        .formatted(field, text);
  }

  @Test
  void what_is_done_to_chosen_lines_is_done_to_them_as_they_were() {
    var at = desk.many(2);
    var lines = desk.linesOf(at);
    try (var browser = Browser.start(Device.DESK)) {
      browser.expect("/clearing .*412");
      desk.signIn(browser, "manager", "&on=" + at.slug());
      for (var line : lines) {
        browser.press(browser.see("[data-id='" + line + "'] input"));
      }
      browser.press("Put aside …");
      browser.see("ask-dialog", "Put 2 lines aside?");
      desk.touch(lines.getFirst());
      browser.until(
          "the change",
          "return document.querySelector('console-lines').list.rows.some((one) => one.version > 1)");
      browser.press("Test");
      browser.press(browser.see("ask-dialog [type=submit]"));
      browser.see(".erp-chosen span", "1 is put aside. Someone else changed this");
    }
    assertThat(desk.state(lines.getFirst())).isEqualTo("error");
    assertThat(desk.state(lines.getLast())).isEqualTo("cleared");
  }

  @Test
  void a_line_whose_integration_was_removed_is_shown_with_what_can_still_be_done() {
    var at = desk.many(1);
    var line = desk.linesOf(at).getFirst();
    try (var browser = Browser.start(Device.DESK)) {
      evening.admin.delete("/api/integrations/" + at.id()).expect(204);
      desk.signIn(browser, "manager", "&line=" + line);
      browser.see("console-line .message", "Its integration was removed");
      browser.see(".erp-verdict h3", "What is to become of this line?");
      browser.gone("console-lane .waiting");
      var offered = "return [...document.querySelectorAll('.erp-acts .button')].length";
      assertThat(browser.run(offered)).isEqualTo(3L);
      browser.press("Put aside …");
      browser.press("Test");
      browser.press(browser.see("ask-dialog [type=submit]"));
      browser.see(".erp-head .tag", "Put aside");
      browser.see(".erp-moment", ": Test");
    }
    assertThat(desk.state(line)).isEqualTo("cleared");
  }

  @Test
  void a_plan_for_all_lines_is_one_of_those_that_are_shown() {
    var at = desk.many(6);
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=" + at.slug());
      browser.press("Put all aside");
      browser.see(".sweep-count", "6 lines are meant");
      desk.turn(browser, "&on=" + at.slug() + "&document=5001");
      browser.see(".sweep-count", "1 line is meant");
      browser.press("Test");
      browser.press("Put 1 aside");
      browser.see(".sweep-count", "1 is put aside");
    }
    assertThat(ConsoleRows.count(evening.app.database(), at.id(), "error")).isEqualTo(5);
  }

  @Test
  void lanes_are_shown_though_each_answer_is_longer_in_coming_than_the_next_change() {
    var at = desk.many(3);
    var lines = desk.linesOf(at);
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=" + at.slug());
      browser.see(".erp-others a", "Document 5000");
      browser.press(browser.see("[data-id='" + lines.get(1) + "'] input"));
      try (var lanes = new HeldAnswers(browser, "GET", "/lanes?")) {
        desk.act(lines.getLast(), "skip", Map.of("reason", "test"));
        lanes.are(1);
        desk.act(lines.getFirst(), "skip", Map.of("reason", "test"));
        browser.see("[data-id='" + lines.getFirst() + "']", "Skipped");
        lanes.letOneGo();
        browser.until("one lane less", "return " + LANES + " < 3");
        lanes.are(1);
      }
      browser.until("one lane", "return " + LANES + " === 1");
    }
  }

  private static final String LANES = "document.querySelectorAll('.erp-others li').length";

  @Test
  void an_answer_that_was_asked_for_before_something_was_done_does_not_undo_it() {
    var at = desk.many(1);
    var line = desk.linesOf(at).getFirst();
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&line=" + line);
      browser.see(".erp-head .tag", "Not booked");
      try (var answers = new HeldAnswers(browser, "GET", "/api/deliveries/" + line)) {
        evening.admin.patch("/api/integrations/" + at.id(), Map.of("workshop", "Andere"));
        answers.are(1);
        browser.press("Try again now");
        browser.see(".erp-head .tag", "Waiting");
        answers.letOneGo();
        answers.are(1);
        assertThat(browser.see(".erp-head .tag").getText()).isEqualTo("Waiting");
      }
      browser.see(".erp-head", "Andere");
    }
  }

  @Test
  void another_day_is_shown_by_itself_or_not_at_all() {
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=werkstatt&part=day");
      browser.see(".erp-differences");
      try (var _ = new HeldAnswers(browser, "GET", "/reconciliation?")) {
        desk.turn(browser, "&on=q-9&part=day");
        browser.gone(".erp-differences");
        browser.see("console-day .waiting");
      }
      browser.see("console-day .empty");
    }
  }

  @Test
  void who_goes_from_place_to_place_quickly_has_one_ear() {
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "");
      browser.run(
          """
          window.ears = [];
          window.WebSocket = class extends WebSocket {
            constructor(...asked) {
              super(...asked);
              ears.push(this);
            }
          };
          """);
      try (var places = new HeldAnswers(browser, "GET", "/api/locations/")) {
        move(browser, "bar");
        move(browser, "bistro");
        places.are(2);
      }
      browser.see(".erp-one", "Werkstatt");
      browser.until("an ear", "return ears.some((one) => one.readyState === WebSocket.OPEN)");
      assertThat(browser.run("return ears.length")).isEqualTo(1L);
    }
  }

  private static void move(Browser browser, String place) {
    browser.run(
        "document.querySelector('staff-head')"
            + ".dispatchEvent(new CustomEvent('move', { detail: arguments[0] }))",
        place);
  }

  @Test
  void the_panel_reads_again_what_it_did_not_hear() {
    try (var panel = Browser.start(Device.DESK)) {
      panel.expect("WebSocket is closed before the connection is established");
      Place.panel(panel, evening.app.url(), "bistro", Place.MANAGER);
      panel.press(panel.see(".card", "Bay 1"));
      panel.see(".line-booking", "Needs you");
      panel.press("Close");
      move(panel, "bar");
      panel.until("another place", "return document.title.includes('Blue Hour Bar')");
      desk.act(desk.refused, "skip", Map.of("reason", "settled"));
      move(panel, "bistro");
      panel.press(panel.see(".card", "Bay 1"));
      panel.see(".line-booking", "Not in the ERP");
    }
  }
}
