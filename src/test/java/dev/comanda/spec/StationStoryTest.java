package dev.comanda.spec;

import static dev.comanda.spec.Kitchens.BISTRO;
import static dev.comanda.spec.Kitchens.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.comanda.demo.DemoPlaces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/** A cook's screen, and what guests, waiters and whoever waits see of what is done there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StationStoryTest {
  private final Kitchens kitchens = new Kitchens(Clock.systemUTC());
  private final Evening evening = kitchens.evening;

  @AfterAll
  void close() {
    kitchens.close();
  }

  private void signIn(Browser browser, String who, String path) {
    browser.open(evening.app.url() + path);
    browser.type("[name=email]", who + "@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press(browser.see(".entry-card [type=submit]"));
  }

  /** A cook's screen of a station. */
  private void cook(Browser screen, String station) {
    signIn(screen, "kitchen", "/station/" + kitchens.station("bistro", station));
    screen.see(".fresh-live");
  }

  @Test
  void a_cook_lands_at_the_station_marks_ready_brings_back_and_marks_again() {
    var table = evening.table();
    try (var screen = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE)) {
      signIn(screen, "kitchen", "/");
      screen.press("Bistro Linden");
      screen.see("[aria-current=page]", "Kitchen");
      assertThat(screen.url()).contains("/station/" + kitchens.station("bistro", "Kitchen"));
      screen.see(".idle", "Listening since");
      phone.open(evening.app.url() + "/s/" + table.code());
      phone.press("Yes, show the menu");
      kitchens.orders(table.guest(), "Tomato soup", "Cola 0.33 l");
      phone.press("Our orders");
      phone.see(".step[aria-current]", "Received");
      screen.see(".ticket[data-s=new]", "Tomato soup");
      screen.press("Start");
      screen.see(".ticket[data-s=preparing]", "Tomato soup");
      phone.see(".step[aria-current]", "Preparing");
      screen.press(screen.see(".ticket-cap", "Mark as ready"));
      screen.see(".ticket.is-leaving", "Undo");
      phone.see(".step[aria-current]", "Ready");
      phone.see(".line", "Cola 0.33 l Ready");
      screen.press("Undo");
      screen.see(".ticket[data-s=preparing]", "Tomato soup");
      phone.see(".step[aria-current]", "Preparing");
      screen.strike(Keys.NUMPAD1);
      phone.see(".step[aria-current]", "Ready");
      screen.see(".idle", "Nothing to make");
      screen.press("Done");
      screen.see("done-drawer", "took");
      for (var station : List.of("Kitchen", "Bar")) {
        kitchens.done(station).forEach(ticket -> kitchens.step(ticket, "served").expect(200));
      }
      phone.see(".step.is-past[aria-current]", "Served");
    }
  }

  /** Nothing of what stands in the bar is cut or beyond it, and all of it is in one line. */
  private static final String BAR_IS_WHOLE =
      """
      const bar = document.querySelector('.station-bar');
      const box = bar.getBoundingClientRect();
      const drawer = document.querySelector('.drawer[open]').getBoundingClientRect();
      const parts = [...bar.children].map((one) => one.getBoundingClientRect()).filter((one) => one.width > 0);
      const whole = parts.every((one) => one.left >= box.left && one.right <= box.right && one.height <= 64);
      return whole && box.height <= 80 && box.right <= drawer.left;
      """;

  @Test
  void a_cook_reads_whole_names_sees_other_stations_and_takes_back_what_was_sent() {
    var table = evening.table("Window table by the garden door");
    kitchens.orders(table.guest(), "Tomato soup");
    try (var screen = Browser.start(Device.LAPTOP)) {
      cook(screen, "Kitchen");
      screen.see(".ticket-name", "Window table by the garden door");
      assertThat(
              screen.run(
                  "return [...document.querySelectorAll('.ticket-name')]"
                      + ".every((one) => one.scrollWidth <= one.clientWidth)"))
          .isEqualTo(true);
      screen.see(".station-tabs a", "Bar 0");
      screen.press(screen.see(".ticket-more"));
      screen.see("ticket-drawer", "Send to another station");
      screen.until("the bar to be whole beside the drawer", BAR_IS_WHOLE);
      screen.press(screen.see("ticket-drawer .chip", "Bar"));
      screen.see(".toast.is-shown", "Sent to Bar: Window table by the garden door");
      screen.see(".station-tabs a", "Bar 1");
      // It stands in the foot, and covers nothing.
      assertThat(screen.count(".station-foot .toast.is-shown")).isEqualTo(1);
      screen.press("Undo");
      screen.see(".ticket", "Window table by the garden door");
      screen.see(".station-tabs a", "Bar 0");
      screen.gone(".toast.is-shown");
    }
    kitchens.clear("Kitchen");
  }

  @Test
  void what_is_closed_before_it_was_made_is_made_all_the_same_and_says_so() {
    var table = evening.table("Terrace");
    kitchens.orders(table.guest(), "Burrata", "Beef goulash");
    try (var panel = Browser.start(Device.DESK)) {
      signIn(panel, "waiter", "/panel?loc=bistro");
      panel.press(panel.see(".column-verified .card", "Received: 2 items"));
      panel.press("Close session");
      panel.see("ask-dialog", "2 items of it are still to be made, and will be.");
      panel.press("Close session");
      panel.see(".column-closed .card", "Terrace");
      panel.reload();
      panel.see(".column-closed .card", "Received: 2 items");
      kitchens.clear("Kitchen");
      panel.see(".column-closed .card", "Served");
    }
  }

  @Test
  void what_changes_is_struck_through_until_it_is_confirmed() {
    var table = evening.table();
    var order = kitchens.orders(table.guest(), "Burrata", "Beef tartare");
    try (var screen = Browser.start(Device.DESK)) {
      cook(screen, "Kitchen");
      screen.see(".ticket", "Beef tartare");
      screen.press("Start");
      screen.see(".ticket[data-s=preparing]", "Beef tartare");
      var line = "/api/orders/" + text(order, "id") + "/lines/2/void";
      evening.waiter.post(line, Map.of("reason", "Sold out")).expect(200);
      screen.see(".work.is-void", "Beef tartare taken off");
      screen.press("Confirm void");
      screen.gone(".work.is-void");
      screen.see(".ticket", "Burrata");
      var whole = "/api/orders/" + text(order, "id") + "/cancellation";
      evening.waiter.post(whole, Map.of("reason", "Left")).expect(200);
      screen.see(".ticket[data-s=danger]", "Burrata taken off");
      screen.press("Confirm void");
      screen.gone(".ticket[data-s=danger]");
    }
  }

  @Test
  void a_waiter_sends_what_nobody_makes_to_a_station_and_serves_what_is_ready() {
    var salad = BISTRO + "/products/" + kitchens.product("Potato salad");
    var grill =
        evening.manager.post(BISTRO + "/stations", Map.of("name", "Grill")).expect(201).json();
    evening.manager.patch(salad, Map.of("station_id", text(grill, "id"))).expect(200);
    evening.manager.delete(BISTRO + "/stations/" + text(grill, "id")).expect(204);
    try (var panel = Browser.start(Device.DESK);
        var screen = Browser.start(Device.PHONE)) {
      signIn(panel, "waiter", "/panel?loc=bistro");
      panel.see(".fresh-live");
      cook(screen, "Bar");
      kitchens.orders(evening.table().guest(), "Potato salad");
      panel.see(".ask", "Potato salad");
      panel.see(".ask-why", "No station makes this.");
      panel.press(panel.see(".ask .button", "Send to Bar"));
      panel.see(".ask", "Sent to Bar: Table");
      panel.gone(".ask");
      screen.press(screen.see(".ticket-cap", "Mark as ready"));
      panel.press(panel.see(".card", "Ready: 1 item"));
      panel.press("Serve ready");
      panel.see(".line-mark", "Served");
    }
  }

  @Test
  void the_board_shows_numbers_in_preparation_and_those_that_are_ready() {
    try (var board = Browser.start(Device.DESK)) {
      var order = kitchens.orders(evening.table().guest(), "Espresso", "Crème brûlée");
      var number = order.get("number").asText();
      board.open(evening.app.url() + "/board/bistro");
      board.see(".half[data-s=preparing] .call", number);
      done("Bar", order);
      board.see(".half[data-s=preparing] .call", number);
      done("Cold station", order);
      board.see(".half[data-s=ready] .call", number);
      board.see(".fresh-dot", "Live");
    }
  }

  private void done(String station, JsonNode order) {
    for (var ticket : kitchens.tickets(kitchens.station("bistro", station))) {
      if (text(ticket, "order_id").equals(text(order, "id"))) {
        kitchens.step(ticket, "ready").expect(200);
      }
    }
  }

  private void robotSays(JsonNode ticket, String status) {
    var report = Map.of("id", ticket.get("serial"), "status", status, "orderbot_id", 1);
    evening.nobody.put("/scheduler/update_status", report).expect(200);
  }

  @Test
  void whoever_scanned_sees_the_place_in_the_queue_and_when_the_drink_is_ready() {
    try (var phone = Browser.start(Device.PHONE);
        var grid = Browser.start(Device.DESK)) {
      grid.open(evening.app.url() + "/scan/bar");
      phone.open(evening.app.url() + "/scan/bar/order?drink=Gin+Tonic");
      phone.see(".hint", "Ordered now, ready about");
      phone.press("Order now");
      phone.see(".scan-queue", "1st in the queue");
      phone.see(".scan-ready", "Ready about");
      grid.see(".scan-made", "Gin Tonic Ready about");
      grid.see(".scan-made .tag", "1st in the queue");
      var ticket = kitchens.tickets(kitchens.station("bar", "Robots")).getFirst();
      robotSays(ticket, "Pumping Liquids");
      // What a robot says of its work is for the staff.
      assertThat(phone.see(".scan-queue", "Being made").getText()).isEqualTo("Being made");
      grid.see(".scan-made .tag", "Preparing");
      robotSays(ticket, "Serving Cocktail");
      phone.see(".scan-queue", "Ready: please pick it up");
      phone.see("h1", "Gin Tonic is ready");
      kitchens.step(ticket, "served").expect(200);
      phone.see(".scan-queue", "Picked up");
    }
  }
}
