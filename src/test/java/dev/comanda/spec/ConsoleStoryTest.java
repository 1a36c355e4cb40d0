package dev.comanda.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/** What people do in the console, in a real browser, while lines go on coming. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleStoryTest {
  @AutoClose private final Evening evening = new Evening(Clock.systemUTC());
  private final ConsoleDesk desk = new ConsoleDesk(evening);

  private static final String NO_CHOICE =
      "return ![...document.querySelectorAll('.chip')].some((one) => one.innerText.includes('Take out'))";

  @Test
  void of_a_line_that_nobody_knows_about_a_person_says_that_it_is_booked() {
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "");
      browser.press(browser.see(".erp-way", "Unknown"));
      browser.see("console-verdict", "Is the line on document 558?");
      browser.press("Yes, it is booked");
      browser.see("ask-dialog", "This cannot be undone.");
      browser.until(
          "the cursor", "return document.activeElement.matches('ask-dialog .field input')");
      browser.press("Seen in the ERP");
      browser.press("Yes, it is booked");
      browser.see(".erp-head .tag", "Booked, a person says");
      browser.see(".erp-moment", "Booked, as a person says");
      browser.see(".erp-moment", ": Seen in the ERP");
      browser.press("Back to the list");
      browser.see(".erp-line");
      assertThat(browser.url()).doesNotContain("line=");
      browser.run("history.back()");
      browser.see(".erp-head .tag", "Booked");
      browser.reload();
      browser.see(".erp-head .tag", "Booked");
    }
    var said = evening.manager.get(Bookings.ALL + "/" + desk.unknown).expect(200).json();
    assertThat(Bookings.state(said)).isEqualTo("created");
    assertThat(said.at("/reason/text").textValue()).contains("Seen in the ERP");
    try (var panel = Browser.start(Device.DESK)) {
      Place.panel(panel, evening.app.url(), "bistro", Place.MANAGER);
      panel.press(panel.see(".card", "Bay 3"));
      panel.see(".line-booking", "Booked, a person says");
    }
  }

  @Test
  void a_line_that_was_taken_out_is_never_said_to_be_booked() {
    var out = desk.takenOut();
    var waits = desk.takingBack(ConsoleStandings.placed(0));
    var lost = desk.takingBack(ConsoleStandings.lost());
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=" + out.slug() + "&show=all");
      browser.see(".erp-line .tag", "Taken out");
      browser.press(browser.see(".erp-way"));
      browser.see(".erp-head .tag", "Taken out");
      browser.see(".erp-moment", "Taken out: it is no longer in the ERP");
      browser.see(".erp-moment", "Filled in, before it was sent");
      browser.see(".erp-moment", "What the ERP said, in a dialog");
      browser.see(".erp-moment", "Looked again");
      browser.see(".erp-moment", "Looked: it is out");
      desk.open(browser, "&on=" + waits.slug() + "&show=all");
      browser.see(".erp-line .tag", "To be taken out");
      desk.open(browser, "&line=" + desk.linesOf(lost).getFirst());
      browser.see(".erp-head h2", "Take out:");
      browser.press("Yes, it is out");
      browser.press("Taken out by hand");
      browser.press("Yes, it is out");
      browser.see(".erp-head .tag", "Taken out, a person says");
      browser.see(".erp-moment", "Taken out, as a person says");
    }
    assertThat(desk.state(desk.linesOf(lost).getFirst())).isEqualTo("created");
  }

  @Test
  void a_line_whose_product_has_no_number_leads_to_that_product() {
    var bookings = new Bookings(evening);
    var line = bookings.order(bookings.resting());
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&line=" + Bookings.id(line));
      browser.see(".erp-acts .button:not(.quiet)", "Give the product a number");
      browser.press("Give the product a number");
      browser.until(
          "the cursor at the product",
          "return document.activeElement.closest('.erp-product')?.dataset.product === '"
              + evening.product
              + "'");
      assertThat(browser.url()).contains("part=products");
    }
  }

  @Test
  void a_product_whose_number_the_erp_does_not_know_gets_another() {
    var at = desk.unknownProduct();
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&line=" + desk.linesOf(at).getFirst());
      browser.see(".erp-verdict .hint", "This one gets it with “Edit”");
      browser.press("Give the product a number");
      browser.see(".erp-product");
      assertThat(browser.url()).contains("part=products", "gaps=no", "product=");
    }
  }

  @Test
  void the_search_finds_what_is_not_on_the_page() {
    var first = desk.bookedFirst();
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=-&show=all");
      browser.see(".erp-line");
      browser.gone("[data-id='" + first + "']");
      browser.type(".search input", "OilMat:" + first);
      browser.see("[data-id='" + first + "']");
      assertThat(browser.count(".erp-line")).isEqualTo(1);
      browser.reload();
      browser.see("[data-id='" + first + "']");
      browser.press("All lines");
      browser.see(".erp-line + .erp-line");
    }
  }

  @Test
  void all_that_failed_is_tried_again_after_its_count_was_shown() {
    var at = desk.many(60);
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=" + at.slug());
      browser.see(".erp-line");
      browser.press("Try all again");
      browser.see(".sweep-count", "60 lines are meant");
      browser.press("Try 60 again");
      browser.see(".sweep-count", "60 are tried again");
      browser.press("Close");
      browser.see(".empty", "Nothing needs you.");
      browser.press("Waiting");
      browser.see(".erp-sum", "60 lines");
      browser.press("Put all aside");
      browser.press("Wrong document");
      browser.press("Put 60 aside");
      browser.see(".sweep-count", "60 are put aside");
      browser.press("Undo");
      browser.see(".sweep-count", "60 lines are meant");
      browser.press("Bring 60 back");
      browser.see(".sweep-count", "60 are back");
      browser.press("Close");
    }
    assertThat(ConsoleRows.count(evening.app.database(), at.id(), "placed")).isEqualTo(60);
  }

  @Test
  void what_was_chosen_stays_chosen_and_in_its_place_while_lines_come_and_go() {
    var at = desk.many(5);
    var lines = desk.linesOf(at);
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=" + at.slug());
      browser.see("[data-id='" + lines.get(1) + "']");
      var pick = "[data-id='" + lines.get(1) + "'] input";
      browser.press(browser.see(pick));
      browser.see(".erp-chosen strong", "1 chosen");
      desk.act(lines.get(0), "skip", Map.of("reason", "test"));
      desk.act(lines.get(3), "skip", Map.of("reason", "test"));
      browser.see(".is-gone[data-id='" + lines.get(0) + "']", "Skipped");
      browser.see(".erp-fresh", "2 lines have moved on");
      assertThat(browser.count(".erp-line")).isEqualTo(5);
      assertThat(browser.run("return document.querySelector(arguments[0]).checked", pick))
          .isEqualTo(true);
      browser.press("Put aside …");
      browser.press("Test");
      browser.press(browser.see("ask-dialog [type=submit]"));
      browser.see(".erp-chosen span", "1 is put aside.");
      assertThat(desk.state(lines.get(1))).isEqualTo("cleared");
      browser.press("Undo");
      browser.see(".erp-chosen span", "1 is back.");
      assertThat(desk.state(lines.get(1))).isEqualTo("error");
      browser.press("Choose none");
      browser.gone(".is-gone");
      browser.see(".erp-sum", "3 lines");
      assertThat(browser.count(".erp-line")).isEqualTo(3);
    }
  }

  @Test
  void evidence_is_turned_over_by_keys() {
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&line=" + desk.unknown);
      browser.press("Look at: Asked for the mark");
      browser.see("evidence-viewer .erp-pre", "GET /lines");
      browser.strike(Keys.ARROW_RIGHT);
      browser.see("evidence-viewer", "6 of 6");
      browser.strike(Keys.ARROW_LEFT);
      browser.see("evidence-viewer", "5 of 6");
      browser.strike(Keys.ESCAPE);
      browser.gone("evidence-viewer dialog");
    }
  }

  @Test
  void what_must_be_taken_out_is_a_choice_until_somebody_has_taken_it_out() {
    var at = desk.unwanted(2);
    var lines = desk.linesOf(at);
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=" + at.slug());
      browser.press("Take out 2");
      browser.see(".erp-line", "Take out");
      assertThat(browser.count(".erp-line")).isEqualTo(2);
      browser.press(browser.see("[data-id='" + lines.getFirst() + "'] .erp-way"));
      browser.see("console-verdict", "It was voided here");
      browser.press("I have taken it out");
      browser.press("Taken out by hand");
      browser.press("I have taken it out");
      browser.see(".erp-head .tag", "Cancelled");
      browser.press("Back to the list");
      browser.see(".chip[aria-pressed=true]", "Take out 1");
      browser.press(browser.see("[data-id='" + lines.getLast() + "'] .erp-way"));
      browser.press("It stays there");
      browser.press("Agreed with the customer");
      browser.press("It stays there");
      browser.see(".erp-head .tag", "Booked");
      browser.press("Back to the list");
      browser.see(".empty", "Nothing is to be taken out of an ERP.");
      browser.press("Needs you");
      browser.until("no such choice", NO_CHOICE);
    }
    assertThat(desk.state(lines.getFirst())).isEqualTo("cancelled");
    assertThat(desk.state(lines.getLast())).isEqualTo("created");
  }

  @Test
  void a_space_that_is_typed_while_one_searches_stays() {
    try (var browser = Browser.start(Device.DESK)) {
      desk.signIn(browser, "manager", "&on=" + desk.workshop.slug());
      browser.type(".search input", "Oil ");
      browser.until("the search", "return location.search.includes('q=Oil')");
      browser.see(".search input").sendKeys("filter");
      browser.until("the search", "return location.search.includes('q=Oil+filter')");
      browser.see(".empty", "No line matches “Oil filter”.");
      browser.press("Show all");
      browser.until("no search", "return document.querySelector('.search input').value === ''");
    }
  }
}
