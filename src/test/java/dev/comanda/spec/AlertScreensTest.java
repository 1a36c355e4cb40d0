package dev.comanda.spec;

import dev.comanda.demo.DemoPlaces;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What connections to ERPs need people for stands on the panel of who may know, until it is over.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AlertScreensTest {
  /** How the names of these pictures begin. */
  static final String NAMES = "alert";

  private final Pictures pictures = new Pictures(name -> name.startsWith(NAMES));
  private final Evening evening = new Evening(Clock.systemUTC());
  private final Bookings bookings = new Bookings(evening);

  @AfterAll
  void close() {
    evening.close();
    pictures.complete();
  }

  private void signIn(Browser browser, String who) {
    browser.open(evening.app.url() + "/panel?loc=bistro");
    browser.type("[name=email]", who + "@demo.example");
    browser.type("[name=password]", DemoPlaces.PASSWORD);
    browser.press(browser.see(".entry-card [type=submit]"));
    browser.see(".board");
  }

  @Test
  void who_runs_the_place_sees_an_alert_until_it_is_over_and_a_waiter_sees_none() {
    evening.table();
    var line = bookings.order(bookings.asleep());
    try (var desk = Browser.start(Device.DESK);
        var phone = Browser.start(Device.PHONE, Scheme.LIGHT, "de-DE");
        var waiters = Browser.start(Device.DESK)) {
      signIn(desk, "manager");
      signIn(waiters, "waiter");
      desk.gone("panel-alerts .message");
      ParkedRows.error(evening.app.database(), Bookings.id(line));
      desk.see("panel-alerts .message", "Bennys Auto: A line was not booked");
      pictures.look(desk, "alert-panel");
      desk.reload();
      desk.see("panel-alerts .message", "somebody has to decide");
      signIn(phone, "manager");
      phone.see("panel-alerts .message", "jemand muss entscheiden");
      pictures.look(phone, "alert-panel-phone");
      waiters.reload();
      waiters.see(".board");
      waiters.gone("panel-alerts .message");
      bookings.act(line, "skip", Map.of("reason", "closed")).expect(200);
      for (var each : List.of(desk, phone)) {
        each.gone("panel-alerts .message");
      }
      desk.reload();
      desk.see(".board");
      desk.gone("panel-alerts .message");
    }
  }
}
